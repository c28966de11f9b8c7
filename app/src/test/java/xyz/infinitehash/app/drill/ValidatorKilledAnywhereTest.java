package xyz.infinitehash.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.pool.Pool;
import xyz.infinitehash.app.pool.Vardiffs;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.registration.RegistrationOutcome;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.bittensor.wallet.WalletFolder;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.economics.hashrate.WorkTally;
import xyz.infinitehash.stratum.cpuminer.CpuMiner;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig;
import xyz.infinitehash.stratum.cpuminer.Pace;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.validator.audit.AuditReport;
import xyz.infinitehash.validator.audit.EpochAudit;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerTable;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.store.ShareTable;

/**
 * The validator as a process of its own, killed with SIGKILL at random moments and started again,
 * while chain, pool and miners go on.
 */
class ValidatorKilledAnywhereTest {
  private static final int NETUID = 89;
  private static final int TEMPO = 20;
  private static final Duration BLOCK = Duration.ofMillis(250);

  @TempDir Path wallets;

  @Test
  void fiveKillsLoseNothingAndSetNothingTwice() throws Exception {
    drill(5);
  }

  @Test
  @Tag("drill")
  void twoHundredKillsLoseNothingAndSetNothingTwice() throws Exception {
    drill(Integer.getInteger("drill.kills", 200));
  }

  private void drill(int kills) throws IOException, InterruptedException {
    long seed = Long.getLong("drill.seed", new SecureRandom().nextLong());
    System.out.printf("drill of %d kills, -Ddrill.seed=%d%n", kills, seed);
    Random random = new Random(seed);
    String database = "drill_" + Instant.now().toEpochMilli();
    Wallet wallet = new WalletFolder(wallets).wallet("drill");
    AccountId validator = wallet.createHotkey("v", new SecureRandom(), false);
    try (OwnDatabase own = OwnDatabase.open("", database, _ -> {});
        Devnet devnet = new LocalSubnet(0, NETUID, TEMPO, BLOCK, List.of(validator)).start();
        Chain chain = Chain.connect(devnet.endpoint());
        Pool pool =
            Pool.start(
                StratumConfig.onLoopback(0).withVardiff(Vardiffs.demo.config()),
                own.database(),
                "stratum",
                new StratumLog() {},
                new OperatorLog())) {
      List<AccountId> hotkeys = register(chain);
      List<CpuMiner> miners = hotkeys.stream().map(hotkey -> mine(pool, hotkey)).toList();
      Process process = start(devnet, database);
      for (int i = 0; i < kills; i++) {
        pass(Duration.ofMillis(random.nextInt(100, 3000)));
        process.destroyForcibly().waitFor();
        process = start(devnet, database);
      }
      BittensorChain port;
      List<LedgerRow> rows;
      try (KeyPair key = wallet.openHotkey("v")) {
        port = new BittensorChain(chain, new NetUid(NETUID), Signer.of(key), 0);
        Instant deadline = Instant.now().plusSeconds(60);
        int before = included(ledger(own, port)).size();
        do { // one more epoch in peace
          pass(Duration.ofMillis(300));
          rows = ledger(own, port);
        } while (included(rows).size() <= before && Instant.now().isBefore(deadline));
        miners.forEach(CpuMiner::close);
        process.destroyForcibly().waitFor();
        assertNothingTwice(chain, rows, validator);
        assertAllEqual(own, port, rows);
      }
      pass(Duration.ofSeconds(1));
      assertEveryAcknowledgedShareIsStoredOnce(own, pool, hotkeys, miners);
    }
  }

  private static void assertNothingTwice(Chain chain, List<LedgerRow> rows, AccountId validator) {
    var at = chain.atHead();
    int uid = Registration.uid(at, new NetUid(NETUID), validator).orElseThrow().value();
    List<Long> onChain = new ArrayList<>();
    for (long number = 1; number <= at.number().value(); number++) {
      var block = chain.at(chain.blockHash(new BlockNumber(number)).orElseThrow());
      for (var event : block.events()) {
        if (event.is("SubtensorModule", "WeightsSet") && event.fields().item(1).asInt() == uid) {
          onChain.add(number);
        }
      }
    }
    List<Long> inLedger =
        included(rows).stream().map(row -> row.landing().orElseThrow().block()).toList();
    assertThat(included(rows)).as("epochs that got weights").isNotEmpty();
    assertThat(included(rows)).extracting(row -> row.key().epoch()).doesNotHaveDuplicates();
    assertThat(onChain)
        .as("blocks with weights of ours, against the ledger's")
        .containsAll(inLedger)
        .doesNotHaveDuplicates();
    Set<Long> open = new TreeSet<>();
    rows.stream().filter(row -> row.state().isOpen()).forEach(row -> open.add(row.key().epoch()));
    assertThat(onChain.size() - inLedger.size())
        .as("weights the ledger has not looked up yet: at most those in flight at the last kill")
        .isLessThanOrEqualTo(open.size());
  }

  private static void assertAllEqual(OwnDatabase own, BittensorChain port, List<LedgerRow> rows) {
    for (LedgerRow row : included(rows)) {
      Optional<AuditReport> audit = new EpochAudit(own.database(), port).of(row.key());
      assertThat(audit.orElseThrow().differences()).as("epoch " + row.key().epoch()).isEmpty();
    }
  }

  private static void assertEveryAcknowledgedShareIsStoredOnce(
      OwnDatabase own, Pool pool, List<AccountId> hotkeys, List<CpuMiner> miners) {
    var tallies =
        own.database()
            .inTransaction(
                "counting",
                connection ->
                    ShareTable.byHotkey(
                        connection, Instant.EPOCH, Instant.now().plusSeconds(3600)));
    for (int i = 0; i < miners.size(); i++) {
      WorkTally stored = tallies.getOrDefault(hotkeys.get(i), WorkTally.NONE);
      var stats = miners.get(i).stats();
      assertThat(stored.shares())
          .as("shares of miner " + i)
          .isBetween(stats.accepted(), stats.sent());
      assertThat(stats.accepted()).isPositive();
    }
    long inAll = tallies.values().stream().mapToLong(WorkTally::shares).sum();
    assertThat(inAll)
        .isEqualTo(pool.count(xyz.infinitehash.stratum.server.StratumCounter.SHARES_ACCEPTED));
  }

  private static List<AccountId> register(Chain chain) {
    List<AccountId> hotkeys = new ArrayList<>();
    try (KeyPair payer = KeyPair.fromUri("//Bob")) {
      for (String uri : List.of("//drill//one", "//drill//two")) {
        try (KeyPair hotkey = KeyPair.fromUri(uri)) {
          assertThat(
                  Registration.register(
                      chain,
                      new NetUid(NETUID),
                      hotkey.accountId(),
                      Signer.of(payer),
                      Rao.parse("1"),
                      Duration.ofSeconds(30)))
              .isInstanceOf(RegistrationOutcome.Registered.class);
          hotkeys.add(hotkey.accountId());
        }
      }
    }
    return hotkeys;
  }

  private static CpuMiner mine(Pool pool, AccountId hotkey) {
    return CpuMiner.start(
        CpuMinerConfig.of(pool.address(), "infinite." + hotkey + ".drill")
            .working(1, new Pace.Duty(15))
            .asking(Set.of(CpuMinerConfig.Extension.VERSION_ROLLING), BigDecimal.ONE));
  }

  private Process start(Devnet devnet, String database) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "xyz.infinitehash.app.Main",
            "validator",
            "run",
            "--network=" + devnet.endpoint(),
            "--netuid=" + NETUID,
            "--wallet-path=" + wallets,
            "--name=drill",
            "--hotkey=v",
            "--database-name=" + database,
            "--metrics=127.0.0.1:0",
            "--every=100")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<LedgerRow> ledger(OwnDatabase own, BittensorChain port) {
    var subnet = port.subnet();
    return own.database()
        .inTransaction(
            "reading the ledger",
            connection -> LedgerTable.all(connection, subnet, port.hotkey(), 0));
  }

  private static List<LedgerRow> included(List<LedgerRow> rows) {
    return rows.stream().filter(row -> row.state() == LedgerState.INCLUDED).toList();
  }

  private static void pass(Duration time) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)).isFalse();
  }
}

package xyz.infinitehash.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.weights.RevealWatch;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.ChainTime;
import xyz.infinitehash.devnet.fault.Fault;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.devnet.runtime.RuntimeChange;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.ChainSettings;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.Backoff;
import xyz.infinitehash.substrate.rpc.Freshness;
import xyz.infinitehash.substrate.rpc.RpcSettings;
import xyz.infinitehash.substrate.rpc.Scheduler;
import xyz.infinitehash.substrate.rpc.WebSocketRpc;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.chain.ChainUnavailable;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerTable;
import xyz.infinitehash.validator.service.ValidatorService;
import xyz.infinitehash.validator.task.TaskSettings;

/**
 * A validator on a subnet that takes timelocked commits only, behind three nodes that do all nodes
 * can do wrong: no watch hangs, nothing is committed twice, every epoch is revealed or alarmed.
 */
class EpochsUnderFaultsTest {
  private static final NetUid SUBNET = new NetUid(89);
  private static final List<Integer> MECHANISMS = List.of(0, 1);
  private static final int TEMPO = 40;
  private static final int FINALITY_LAG = 12;
  private static final Duration BLOCK = Duration.ofMillis(200);

  /** A block each 200 ms of ours is one each 12 s of the chain: four rounds of drand, as live. */
  private static final int HURRY = 60;

  /** All but the upgrade, which is seldom. */
  private static final int KINDS = 10;

  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final KeyPair hotkey = KeyPair.fromUri("//ValiHot");
  private final List<AccountId> rigs =
      List.of(LocalSubnet.account("//rig//one"), LocalSubnet.account("//rig//two"));
  private final Instant begun = Instant.now();
  private final InstantSource clock =
      () -> begun.plus(Duration.between(begun, Instant.now()).multipliedBy(HURRY));
  private final Alarms alarms = new Alarms();

  @Test
  void threeEpochsOfFaults() throws Exception {
    drill(3);
  }

  @Test
  @Tag("drill")
  void twentyFourEpochsOfFaults() throws Exception {
    drill(Integer.getInteger("drill.epochs", 24));
  }

  private void drill(int epochs) throws Exception {
    long seed = Long.getLong("drill.seed", new SecureRandom().nextLong());
    System.out.printf("%d epochs under faults, -Ddrill.seed=%d%n", epochs, seed);
    Random random = new Random(seed);
    try (OwnDatabase own = OwnDatabase.open("", "faults_" + Instant.now().toEpochMilli(), _ -> {});
        Devnet devnet = subnet();
        Shares _ = Shares.from(rigs, own.database(), clock, new SplittableRandom(seed))) {
      await("room for a fork", ANSWER.multipliedBy(10), () -> hasRoom(devnet));
      Map<String, Integer> inflicted;
      try (Weather weather = Weather.over(devnet, random, faults(random));
          Witness witness = Witness.of(client(devnet), "//Bob", "//Charlie")) {
        long last = epoch(devnet) + epochs;
        while (epoch(devnet) < last) { // each pass is one life of the validator
          try (Chain chain = client(devnet);
              ValidatorService _ = validator(chain, own)) {
            long until = Math.min(last, epoch(devnet) + random.nextInt(2, 6));
            await("epoch " + until, Duration.ofMinutes(3), () -> epoch(devnet) >= until);
          }
        }
        weather.clear();
        for (int i = 0; i < devnet.endpoints().size(); i++) {
          devnet.mend(i);
        }
        inflicted = weather.inflicted();
        try (Chain truth = Chain.connect(devnet.endpoint())) {
          witness.judge(truth);
        }
      }
      try (Chain chain = client(devnet);
          ValidatorService _ = validator(chain, own)) {
        long quiet = epoch(devnet) + 3;
        await("three epochs in peace", Duration.ofMinutes(2), () -> epoch(devnet) >= quiet);
      }
      System.out.println("inflicted: " + inflicted);
      assertThat(inflicted.keySet()).hasSizeGreaterThanOrEqualTo(KINDS);
      try (Chain chain = Chain.connect(devnet.endpoint())) {
        for (int mechanism : MECHANISMS) {
          judge(chain, own, mechanism, quietSince(devnet));
        }
      }
      assertThat(alarms.doubts()).isEmpty();
    }
  }

  private static long quietSince(Devnet devnet) {
    return epoch(devnet) - 2; // the newest two may still be under way
  }

  private void judge(Chain chain, OwnDatabase own, int mechanism, long before) {
    BittensorChain port = new BittensorChain(chain, SUBNET, Signer.of(hotkey), 0);
    List<LedgerRow> rows =
        own.database()
            .inTransaction(
                "reading the ledger",
                connection -> LedgerTable.all(connection, port.subnet(), port.hotkey(), mechanism));
    WeightTable table = new WeightTable(SUBNET, mechanism);
    List<Long> committed = blocks(chain, table, true);
    List<Long> revealed = blocks(chain, table, false);
    System.out.printf(
        "mechanism %d: %d rows, %d commits, %d reveals%n",
        mechanism, rows.size(), committed.size(), revealed.size());
    rows.forEach(
        row ->
            System.out.printf(
                "  epoch %d %s attempt %d %s %s%n",
                row.key().epoch(),
                row.state(),
                row.attempt(),
                row.reason().orElse(""),
                alarms.of(row.key().epoch(), mechanism)));

    assertThat(committed)
        .as("blocks with commits of ours are those of the ledger, one a row")
        .containsExactlyElementsOf(
            rows.stream()
                .filter(row -> row.landing().isPresent())
                .map(row -> row.landing().orElseThrow().block())
                .sorted()
                .toList());
    Map<Long, LedgerRow> byEpoch = new TreeMap<>();
    rows.forEach(row -> byEpoch.put(row.key().epoch(), row));
    for (long epoch = rows.getFirst().key().epoch(); epoch < before; epoch++) {
      Optional<LedgerRow> row = Optional.ofNullable(byEpoch.get(epoch));
      boolean stands = row.filter(r -> r.state() == LedgerState.REVEALED).isPresent();
      assertThat(stands || !alarms.of(epoch, mechanism).isEmpty())
          .as("epoch %d of mechanism %d is revealed or alarmed: %s", epoch, mechanism, row)
          .isTrue();
    }
    assertThat(revealed)
        .as("blocks with reveals are those of the ledger, one a row")
        .containsSequence(
            rows.stream()
                .filter(row -> row.state() == LedgerState.REVEALED)
                .flatMap(row -> row.landing().orElseThrow().revealedBlock().stream())
                .sorted()
                .toList());
    assertThat(rows.getLast().key().epoch()).as("the newest epoch").isGreaterThanOrEqualTo(before);
    assertThat(revealed).hasSizeLessThanOrEqualTo(committed.size());
  }

  /** Numbers of the blocks in which a commit of ours was taken, or revealed; one entry an event. */
  private List<Long> blocks(Chain chain, WeightTable table, boolean commits) {
    RevealWatch watch = new RevealWatch(table, hotkey.accountId(), 0);
    List<Long> found = new ArrayList<>();
    long last = chain.finalizedHead().number().value();
    for (long number = 1; number <= last; number++) {
      ChainAt block = chain.at(chain.blockHash(new BlockNumber(number)).orElseThrow());
      for (var event : block.events()) {
        if (commits ? watch.isCommit(event) : watch.isReveal(event)) {
          found.add(number);
        }
      }
    }
    return found;
  }

  private Devnet subnet() {
    AccountId owner = LocalSubnet.account("//Owner");
    Subnet subnet =
        Subnet.development(SUBNET.value(), owner, LocalSubnet.account("//OwnerHot"), TEMPO)
            .with("CommitRevealWeightsEnabled", Value.of(true))
            .with("MaxAllowedUids", Value.of(64))
            .with("MechanismCountCurrent", Value.of(MECHANISMS.size()))
            .with(new Neuron(hotkey.accountId(), owner, 10_000_000_000_000L, true));
    for (AccountId rig : rigs) {
      subnet = subnet.with(new Neuron(rig, owner, 1_000_000_000L, false));
    }
    return Devnet.start(
        DevnetConfig.builder()
            .blockTime(BLOCK)
            .time(new ChainTime.Real(clock))
            .slot(BLOCK.multipliedBy(HURRY))
            .finalityLag(FINALITY_LAG)
            .drand(new DrandKey(new byte[32]))
            .root(LocalSubnet.account("//Alice"))
            .endow(LocalSubnet.account("//Bob"), 1_000_000_000_000_000L)
            .subtensor(SubtensorGenesis.empty().with(subnet))
            .build()
            .withEndpoints(3));
  }

  private static boolean hasRoom(Devnet devnet) {
    return devnet.chain().finalized().number() > 0;
  }

  private static long epoch(Devnet devnet) {
    return devnet
        .state()
        .of("SubtensorModule")
        .number("SubnetEpochIndex", Value.of(SUBNET.value()));
  }

  private static Chain client(Devnet devnet) {
    RpcSettings hasty =
        RpcSettings.STANDARD
            .withConnectTimeout(Duration.ofSeconds(1))
            .withBackoff(new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1)))
            .withPings(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .withFreshness(new Freshness(BLOCK.multipliedBy(5), 5));
    WebSocketRpc rpc =
        WebSocketRpc.connect(
            devnet.endpoints(), hasty, Scheduler.system(), RandomGenerator.getDefault());
    return Chain.over(rpc, ChainSettings.STANDARD.withCall(ANSWER));
  }

  /** Started again, as a supervisor does, when the chain is away just then. */
  private ValidatorService validator(Chain chain, OwnDatabase own) {
    while (true) {
      try {
        return start(chain, own);
      } catch (ChainUnavailable e) {
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofHours(1));
      }
    }
  }

  private ValidatorService start(Chain chain, OwnDatabase own) {
    TaskSettings usual = TaskSettings.usual();
    TaskSettings settings =
        new TaskSettings(
            usual.rules(),
            MECHANISMS,
            usual.sources(),
            usual.closeDeadline(),
            usual.attempts(),
            2,
            false);
    return ValidatorService.start(
        new BittensorChain(chain, SUBNET, Signer.of(hotkey), 0),
        own.database(),
        settings,
        List.of(),
        Duration.ofMillis(100),
        alarms.log());
  }

  private static List<Supplier<Fault>> faults(Random random) {
    return List.of(
        Fault.Drop::new,
        () -> new Fault.Away(Duration.ofMillis(random.nextInt(200, 3_000))),
        () -> new Fault.Stale(random.nextInt(5, 40)),
        () -> new Fault.Late(Duration.ofMillis(random.nextInt(100, 3_000)), random.nextInt(1, 20)),
        () -> new Fault.Mute(random.nextInt(1, 4)),
        () -> new Fault.Twice(random.nextInt(1, 20)),
        () -> new Fault.Garbled(random.nextInt(1, 3)),
        () -> new Fault.RefuseCalls(random.nextInt(1, 10), -32_005, "Too many requests"),
        () -> new Fault.RefuseExtrinsics(random.nextInt(1, 4), 1016, "Immediately Dropped", ""),
        () ->
            new Fault.RefuseExtrinsics(
                random.nextInt(1, 4), 1012, "Transaction is temporarily banned", ""),
        () -> new Fault.Reorg(random.nextInt(1, 11)),
        () -> new Fault.Reorg(random.nextInt(1, 11)),
        () ->
            random.nextInt(4) == 0 // the live chain is upgraded about weekly
                ? new Fault.Upgrade(RuntimeChange.NEXT)
                : new Fault.Drop());
  }

  private static void await(String what, Duration atMost, Supplier<Boolean> there)
      throws InterruptedException {
    Instant end = Instant.now().plus(atMost);
    while (!there.get()) {
      assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
      assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}

package xyz.infinitehash.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.pool.Pool;
import xyz.infinitehash.app.pool.Vardiffs;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.stratum.cpuminer.CpuMiner;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig;
import xyz.infinitehash.stratum.cpuminer.Pace;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.service.ValidatorService;
import xyz.infinitehash.validator.task.TaskSettings;

/** polkadot.js from npm, which knows nothing of this project: see {@code interop/subnet.mjs}. */
class PolkadotJsMinerTest {
  private static final int NETUID = 89;
  private static final Path INTEROP =
      Path.of(System.getProperty("ih.root", ".")).resolve("interop");

  @Test
  void aHotkeyMadeByPolkadotJsIsCreditedAndPolkadotJsReadsItsWeight() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(INTEROP.resolve("node_modules/@polkadot/api")),
        "polkadot.js is not installed: run npm install in interop/");
    try (KeyPair validator = KeyPair.fromUri("//interop//validator");
        OwnDatabase own = OwnDatabase.open("", "interop_" + Instant.now().toEpochMilli(), _ -> {});
        Devnet devnet =
            new LocalSubnet(0, NETUID, 24, Duration.ofMillis(250), List.of(validator.accountId()))
                .start();
        Chain chain = Chain.connect(devnet.endpoint());
        Pool pool =
            Pool.start(
                StratumConfig.onLoopback(0).withVardiff(Vardiffs.demo.config()),
                own.database(),
                "stratum",
                new StratumLog() {},
                new OperatorLog())) {
      List<String> said = node("register", devnet, Integer.toString(NETUID));
      AccountId hotkey = AccountId.parse(said.getFirst().substring("HOTKEY ".length()));
      BittensorChain port = new BittensorChain(chain, new NetUid(NETUID), Signer.of(validator), 0);
      try (CpuMiner miner =
              CpuMiner.start(
                  CpuMinerConfig.of(pool.address(), "infinite." + hotkey + ".js")
                      .working(1, new Pace.Duty(20))
                      .asking(Set.of(CpuMinerConfig.Extension.VERSION_ROLLING), BigDecimal.ONE));
          ValidatorService service =
              ValidatorService.start(
                  port,
                  own.database(),
                  TaskSettings.usual(),
                  List.of(),
                  Duration.ofMillis(200),
                  new OperatorLog())) {
        Instant deadline = Instant.now().plusSeconds(60);
        SortedMap<AccountId, Integer> row = new TreeMap<>();
        while (row.isEmpty() && Instant.now().isBefore(deadline)) {
          assertThat(new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS)).isFalse();
          row = port.weightsRow(0, chain.finalizedHead().number().value()).orElse(row);
        }
        assertThat(row).as("weights, last step " + service.last()).containsKey(hotkey);
        assertThat(miner.stats().accepted()).isPositive();
      }
      var at = chain.atHead();
      int mine = Registration.uid(at, new NetUid(NETUID), hotkey).orElseThrow().value();
      int judge =
          Registration.uid(at, new NetUid(NETUID), validator.accountId()).orElseThrow().value();
      Map<Integer, Integer> read = new TreeMap<>();
      for (String line :
          node("weights", devnet, Integer.toString(NETUID), Integer.toString(judge))) {
        String[] words = line.split(" ", 3);
        read.put(Integer.valueOf(words[1]), Integer.valueOf(words[2]));
      }
      assertThat(read).isEqualTo(Map.of(mine, 65_535));
    }
  }

  private static List<String> node(String what, Devnet devnet, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("node", "subnet.mjs", what, devnet.endpoint().toString()));
    command.addAll(List.of(more));
    Process node =
        new ProcessBuilder(command).directory(INTEROP.toFile()).redirectErrorStream(true).start();
    String all = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).as(all).isTrue();
    assertThat(node.exitValue()).as(all).isZero();
    List<String> answers =
        all.lines().filter(l -> l.startsWith("HOTKEY ") || l.startsWith("WEIGHT ")).toList();
    assertThat(answers).as(all).isNotEmpty();
    return answers;
  }
}

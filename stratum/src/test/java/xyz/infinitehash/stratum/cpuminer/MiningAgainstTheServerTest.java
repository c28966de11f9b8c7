package xyz.infinitehash.stratum.cpuminer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig.Extension;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumCounter;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.stratum.server.StratumServer;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareSink;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** The two halves of this module against each other. */
class MiningAgainstTheServerTest {
  private static final String USER =
      "infinite.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY.rig1";
  private static final Difficulty DIFFICULTY = new Difficulty(2_000);

  private final List<AcceptedShare> kept = new CopyOnWriteArrayList<>();
  private final LocalTemplates templates =
      LocalTemplates.stepped(
          LocalTemplates.Plan.standard(), InstantSource.fixed(Instant.EPOCH), new Random(1));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anHonestMinerIsNeverRefusedAndIsCreditedWithWhatItHashed(boolean rolling) {
    Set<Extension> extensions = rolling ? Set.of(Extension.VERSION_ROLLING) : Set.of();
    try (StratumServer server = server();
        CpuMiner miner =
            CpuMiner.start(
                config(server).asking(extensions, BigDecimal.ONE).working(2, Pace.full()))) {
      await(() -> miner.stats().accepted() >= 200);
      templates.newJob();
      await(() -> miner.stats().accepted() >= 400);
      assertThat(miner.stats().refusedInAll()).isZero();
      long hashes = miner.stats().hashes();
      double credited = kept.size() * (double) DIFFICULTY.units();
      assertThat(credited / hashes).as("five sigma of 400 shares").isBetween(0.75, 1.25);
    }
    Sha256d sha256d = new Sha256d();
    Set<String> identities = new HashSet<>();
    for (AcceptedShare share : kept) {
      assertThat(share.worker().toString()).isEqualTo(USER);
      assertThat(sha256d.hash(share.header())).isEqualTo(share.hash());
      assertThat(identities.add(new String(share.hash(), StandardCharsets.ISO_8859_1))).isTrue();
    }
  }

  @Test
  void deliberateFaultsLandInTheServersColumns() {
    try (StratumServer server = server();
        CpuMiner miner =
            CpuMiner.start(config(server).misbehaving(new DeliberateFaults(20, 0, 20, 20)))) {
      await(
          () ->
              miner.stats().refused(CpuMinerStats.DUPLICATE) >= 5
                  && miner.stats().refused(CpuMinerStats.LOW_DIFFICULTY) >= 5
                  && miner.stats().refused(CpuMinerStats.OTHER) >= 5);
      await(() -> server.metrics().count(StratumCounter.SHARES_MALFORMED) >= 5);
      assertThat(server.metrics().count(StratumCounter.SHARES_DUPLICATE)).isGreaterThanOrEqualTo(5);
      assertThat(server.metrics().count(StratumCounter.SHARES_LOW_DIFFICULTY))
          .isGreaterThanOrEqualTo(5);
      assertThat(miner.stats().accepted()).isPositive();
    }
  }

  @Test
  void aServerThatComesBackIsMinedForAgain() {
    int port;
    CpuMiner miner;
    try (StratumServer server = server()) {
      port = server.address().getPort();
      miner = CpuMiner.start(config(server));
      await(() -> miner.stats().accepted() >= 5);
    }
    await(() -> !miner.stats().connected());
    long before = miner.stats().accepted();
    try (miner;
        StratumServer again = server(port)) {
      await(() -> miner.stats().accepted() >= before + 5);
      assertThat(again.metrics().count(StratumCounter.SHARES_ACCEPTED)).isPositive();
    }
  }

  private static CpuMinerConfig config(StratumServer server) {
    return CpuMinerConfig.of(server.address(), USER)
        .retrying(
            new CpuMinerConfig.Patience(
                Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(30)));
  }

  private StratumServer server() {
    return server(0);
  }

  private StratumServer server(int port) {
    ShareSink sink =
        new ShareSink() {
          @Override
          public CompletionStage<Void> append(AcceptedShare share) {
            kept.add(share);
            return CompletableFuture.completedStage(null);
          }

          @Override
          public void refused(WorkerName worker, ShareVerdict verdict, Instant at) {}
        };
    return StratumServer.start(
        StratumConfig.onLoopback(port).withVardiff(VardiffConfig.fixed(DIFFICULTY)),
        templates,
        sink,
        InstantSource.fixed(Instant.EPOCH),
        new Random(2),
        new StratumLog() {});
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited half a minute").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}

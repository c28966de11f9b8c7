package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** A storm of connections, then a new block for all of them; both ends in this process. */
@Tag("drill")
class CrowdDrillTest {
  private static final int MINERS = Integer.getInteger("ih.crowd", 5_000);

  @Test
  void fiveThousandAtOnceAreAllServedAndHearOfABlockWithinASecond() {
    try (Rig rig =
            new Rig(
                config ->
                    config
                        .withVardiff(VardiffConfig.fixed(Difficulty.ONE))
                        .withTransport(StratumConfig.Transport.BEST, 2));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<CompletableFuture<Miner>> coming = new ArrayList<>();
      for (int i = 0; i < MINERS; i++) {
        coming.add(CompletableFuture.supplyAsync(rig::miner, threads));
      }
      List<Miner> miners = coming.stream().map(CompletableFuture::join).toList();
      Duration ready = Duration.ofNanos(System.nanoTime() - start);
      List<CompletableFuture<Long>> heard = new ArrayList<>();
      for (Miner miner : miners) {
        heard.add(
            CompletableFuture.supplyAsync(
                () -> {
                  miner.takeJob();
                  return System.nanoTime();
                },
                threads));
      }
      long sent = System.nanoTime();
      rig.templates.newBlock();
      List<Long> after = heard.stream().map(CompletableFuture::join).sorted().toList();
      Duration spread = Duration.ofNanos(Collections.max(after) - after.getFirst());
      Duration last = Duration.ofNanos(Collections.max(after) - sent);
      System.err.printf(
          "%d miners ready in %s; new block: last after %s, spread %s%n",
          MINERS, ready, last, spread);
      assertThat(ready).isLessThan(Duration.ofSeconds(20));
      assertThat(last).isLessThan(Duration.ofSeconds(1));
      miners.forEach(Miner::close);
    }
  }
}

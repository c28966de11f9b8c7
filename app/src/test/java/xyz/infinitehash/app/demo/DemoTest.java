package xyz.infinitehash.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void sharesMinedUnderFourHotkeysBecomeTheWeightsOfTheChain() {
    CountDownLatch never = new CountDownLatch(1);
    DemoReport report =
        new Demo(
                new DemoSettings(2, false, 0, 24, Duration.ofMillis(250)),
                sentence -> {},
                view -> {})
            .run(
                look -> {
                  try {
                    return never.await(look.toNanos(), TimeUnit.NANOSECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return true;
                  }
                });
    assertThat(report.outcome()).isEqualTo("equal");
    assertThat(report.epochs()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(report.commits()).extracting(DemoReport.Commit::epoch).doesNotHaveDuplicates();
    assertThat(report.miners())
        .hasSize(DemoSettings.MINERS.size())
        .allSatisfy(
            miner -> {
              assertThat(miner.shares().accepted()).isPositive();
              assertThat(miner.work()).isPositive();
            });
    assertThat(report.miners()).extracting(DemoReport.Miner::weight).contains(65_535);
  }
}

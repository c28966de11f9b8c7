package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.ShareSinkFull;

class ShareBufferTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LAG = Duration.ofSeconds(1);

  private Instant now = NOON;
  private final ShareBuffer buffer =
      new ShareBuffer(
          new SinkSettings(
              "s", 4, 2, Duration.ZERO, Duration.ofMillis(1), LAG, Duration.ofSeconds(1)),
          () -> now);

  @Test
  void beyondTheBoundASharesFutureFailsAtOnce() {
    for (int i = 0; i < 4; i++) {
      assertThat(buffer.add(TestShares.share(i, now))).isNotDone();
    }
    assertThat(reason(buffer.add(TestShares.share(5, now)))).isInstanceOf(ShareSinkFull.class);
    assertThat(buffer.size()).isEqualTo(4);
  }

  @Test
  void theWatermarkStaysBehindTheClockAndBehindEveryShareThatStillWaits() throws Exception {
    assertThat(buffer.take().upTo()).isEqualTo(NOON.minus(LAG));
    assertThat(buffer.add(TestShares.share(1, NOON))).isNotDone();
    assertThat(buffer.add(TestShares.share(2, NOON.plusMillis(2)))).isNotDone();
    assertThat(buffer.add(TestShares.share(3, NOON.plusMillis(1)))).isNotDone();
    now = NOON.plusSeconds(100);
    ShareBuffer.Batch first = buffer.take();
    assertThat(first.shares()).hasSize(2);
    assertThat(first.upTo()).isEqualTo(NOON.plusMillis(1));
    assertThat(buffer.take().upTo()).isEqualTo(now.minus(LAG));
  }

  @Test
  void aShareOlderThanWhatWasPromisedIsRefusedAndOneAsOldIsNot() throws Exception {
    now = NOON.plusSeconds(1);
    assertThat(buffer.take().upTo()).isEqualTo(NOON);
    assertThat(buffer.add(TestShares.share(1, NOON))).isNotDone();
    assertThat(reason(buffer.add(TestShares.share(2, NOON.minusNanos(1)))))
        .isInstanceOf(LateShare.class);
  }

  @Test
  void thePromiseNeverGoesBackEvenIfTheClockDoes() throws Exception {
    now = NOON.plusSeconds(10);
    Instant promised = buffer.take().upTo();
    now = NOON;
    assertThat(buffer.take().upTo()).isEqualTo(promised);
  }

  @Test
  void aClosedBufferLetsNothingInAndGivesOutWhatIsInside() throws Exception {
    assertThat(buffer.add(TestShares.share(1, now))).isNotDone();
    buffer.close();
    assertThat(reason(buffer.add(TestShares.share(2, now)))).isInstanceOf(ShareSinkFull.class);
    assertThat(buffer.take().shares()).hasSize(1);
    assertThat(buffer.take().shares()).isEmpty();
  }

  private static Throwable reason(CompletableFuture<Void> future) {
    return future.exceptionNow();
  }
}

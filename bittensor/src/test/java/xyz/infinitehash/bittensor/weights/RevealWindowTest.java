package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.epoch.TempoGrid;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.substrate.chain.BlockNumber;

class RevealWindowTest {
  private static DynamicTempo tempo(long last, long pending, int tempo, long head, long since) {
    return new DynamicTempo(new BlockNumber(head), tempo, last, pending, 0, since);
  }

  /** Published vectors of the SDK, and what it answered when asked. */
  @ParameterizedTest
  @CsvSource({
    "10, 0, 50, 10, 0, 1, 60",
    "80, 95, 20, 91, 0, 1, 95",
    "100, 0, 50, 120, 0, 1, 150",
    "100, 0, 50, 120, 0, 3, 250",
    "100, 0, 360, 470, 0, 1, 831",
    "100, 0, 50000, 120, 50399, 1, 123",
  })
  void theFirstBlockIsTheOneTheSdkForetells(
      long last, long pending, int tempo, long head, long since, long period, long first) {
    RevealWindow window = RevealWindow.of(tempo(last, pending, tempo, head, since), period).get();
    assertThat(window.first()).isEqualTo(new BlockNumber(first));
    Instant time = Instant.parse("2026-11-22T00:00:01Z");
    DrandNetwork drand = DrandNetwork.quicknet();
    long seconds = time.getEpochSecond() + (first - head + 3) * 12;
    assertThat(window.round(drand, new BlockNumber(head), time, Duration.ofSeconds(12)))
        .isEqualTo((seconds - drand.genesis().getEpochSecond()) / 3);
  }

  @Test
  void aCommitInTheBlockOfAnEpochCountsForTheNewOne() {
    RevealWindow inside = RevealWindow.of(tempo(100, 0, 50, 148, 48), 1).orElseThrow();
    assertThat(inside)
        .isEqualTo(new RevealWindow(0, 1, new BlockNumber(150), new BlockNumber(199)));
    RevealWindow at = RevealWindow.of(tempo(100, 0, 50, 149, 49), 1).orElseThrow();
    assertThat(at).isEqualTo(new RevealWindow(1, 2, new BlockNumber(200), new BlockNumber(249)));
  }

  @Test
  void withoutEpochsThereIsNone() {
    assertThat(RevealWindow.of(tempo(100, 0, 0, 120, 20), 1)).isEmpty();
    assertThat(RevealWindow.of(new TempoGrid(new NetUid(1), new BlockNumber(5), 0), 1)).isEmpty();
    assertThatThrownBy(() -> RevealWindow.of(tempo(100, 0, 50, 120, 20), 101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLongestPeriodOfTheLongestTempoIsForetoldAtOnce() {
    RevealWindow window = RevealWindow.of(tempo(0, 0, 50_400, 10, 10), 100).orElseThrow();
    assertThat(window.first()).isEqualTo(new BlockNumber(100 * 50_400L));
  }

  /** turbobt asked at tempo 360, block 1000, netuid 89: 357 blocks with its three of security. */
  @Test
  void onTheOldGridEpochsAreCountedFromTheBlockNumber() {
    TempoGrid grid = new TempoGrid(new NetUid(89), new BlockNumber(1000), 360);
    RevealWindow window = RevealWindow.of(grid, 1).orElseThrow();
    assertThat(window.first()).isEqualTo(new BlockNumber(1354));
    assertThat(window.last()).isEqualTo(new BlockNumber(1714));
    assertThat(window.commitEpoch()).isEqualTo(grid.index());
    TempoGrid atTheLast = new TempoGrid(new NetUid(89), new BlockNumber(1353), 360);
    assertThat(RevealWindow.of(atTheLast, 1).orElseThrow().first())
        .isEqualTo(new BlockNumber(1715));
  }

  @Test
  void theRoundIsNeverBelowOne() {
    RevealWindow window = RevealWindow.of(tempo(10, 0, 50, 10, 0), 1).orElseThrow();
    assertThat(
            window.round(
                DrandNetwork.quicknet(),
                new BlockNumber(10),
                Instant.EPOCH,
                Duration.ofSeconds(12)))
        .isEqualTo(1);
  }
}

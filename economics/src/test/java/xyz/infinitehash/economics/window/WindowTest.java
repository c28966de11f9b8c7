package xyz.infinitehash.economics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.economics.EconomicsException;

class WindowTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void theFirstInstantIsInsideAndTheLastIsTheNextWindows() {
    EpochWindow window = new EpochWindow(3, 10, 20, START, START.plusSeconds(12));
    assertThat(window.contains(START)).isTrue();
    assertThat(window.contains(START.plusSeconds(12).minusNanos(1))).isTrue();
    assertThat(window.contains(START.plusSeconds(12))).isFalse();
    assertThat(window.contains(START.minusNanos(1))).isFalse();
  }

  @Test
  void emptyAndBackwardWindowsAndNegativeWorkAreRefused() {
    assertThatThrownBy(() -> new EpochWindow(3, 10, 10, START, START.plusSeconds(1)))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new EpochWindow(3, 10, 11, START, START))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> Work.of(-1)).isInstanceOf(EconomicsException.class);
  }

  /**
   * The vector of the calculate-weights test of backend-developers-ltd/InfiniteHash at 526dc2c (9
   * Sep 2025): six hours before 2025-08-25T10:00:00.001Z, so that the tick of 04:00 is out.
   */
  @Test
  void theFirstScorersAverageOfSixHoursIsMet() {
    List<Long> rates =
        List.of(
            81_314_993_271_967L,
            91_635_742_418_024L,
            92_573_992_340_393L,
            92_886_742_314_516L,
            85_693_492_909_688L,
            102_581_991_512_327L,
            93_824_992_236_885L,
            90_071_992_547_409L,
            103_832_991_408_819L,
            98_828_991_822_852L,
            101_330_991_615_836L);
    List<HashrateTick> ticks = new ArrayList<>();
    Instant at = Instant.parse("2025-08-25T00:00:00Z");
    for (long rate : rates) {
      ticks.add(new HashrateTick(at, BigInteger.valueOf(rate)));
      at = at.plus(Duration.ofHours(1));
    }
    Instant start = Instant.parse("2025-08-25T04:00:00.001Z");
    assertThat(HashrateTick.average(ticks, start, Duration.ofHours(6), Duration.ofHours(1)))
        .isEqualTo(BigInteger.valueOf(98_411_991_857_354L));
  }

  @Test
  void missingTicksCountAsZeroUpToAFullWindow() {
    List<HashrateTick> ticks = List.of(new HashrateTick(START, BigInteger.valueOf(600)));
    assertThat(HashrateTick.average(ticks, START, Duration.ofHours(6), Duration.ofHours(1)))
        .isEqualTo(BigInteger.valueOf(100));
  }
}

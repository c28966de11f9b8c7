package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RunStartLaws {
  private static final int A_SECOND = 1 << 16;

  @Property
  void anExtranonce1OfAnEarlierRunIsNotGivenWithinEighteenHours(
      @ForAll @LongRange(min = 0, max = 1L << 34) long second,
      @ForAll @IntRange(min = 2, max = 40_000) int lived,
      @ForAll @IntRange(min = 0, max = 20_000) int away,
      @ForAll long oneSeed,
      @ForAll long otherSeed) {
    int first = start(second, oneSeed).extranonce1();
    int end = first + (lived - 1) * A_SECOND; // as many connections as the layout allows
    int next = start(second + lived + away, otherSeed).extranonce1();
    assertThat(Integer.toUnsignedLong(next - first))
        .isGreaterThanOrEqualTo(Integer.toUnsignedLong(end - first));
  }

  @Property
  void aJobIdIsOfItsRunAlone(
      @ForAll @LongRange(min = 0, max = 1L << 31) long second,
      @ForAll @LongRange(min = 1, max = 1L << 31) long later,
      @ForAll @LongRange(min = 0, max = 3_000_000_000L) long jobs,
      @ForAll long oneSeed,
      @ForAll long otherSeed) {
    long last = start(second, oneSeed).jobId() + jobs;
    assertThat(start(second + later, otherSeed).jobId() >>> 32).isNotEqualTo(last >>> 32);
  }

  @Property
  void twoRunsOfOneSecondBeginAtPlacesOfTheirOwn(@ForAll int seed) {
    assertThat(start(7, seed)).isNotEqualTo(start(7, seed + 1L));
  }

  private static RunStart start(long second, long seed) {
    return RunStart.of(Instant.ofEpochSecond(second), new Random(seed));
  }
}

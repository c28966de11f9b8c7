package xyz.infinitehash.substrate.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffLaws {
  @Property(tries = 300)
  void aPauseLiesInTheUpperHalfOfItsStep(
      @ForAll @IntRange(min = 1, max = 5_000) int first,
      @ForAll @IntRange(min = 0, max = 100_000) int more,
      @ForAll @IntRange(min = 1, max = 1_000_000) int failures,
      @ForAll long seed) {
    var backoff = new Backoff(Duration.ofMillis(first), Duration.ofMillis(first + (long) more));
    long step =
        failures > 40
            ? first + (long) more
            : Math.min(first + (long) more, (long) first << (failures - 1));
    assertThat(backoff.pause(failures, new Random(seed)).toMillis())
        .isBetween(step - step / 2, step);
  }
}

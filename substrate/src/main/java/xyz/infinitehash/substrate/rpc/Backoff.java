package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts to connect: doubling from {@code first} up to {@code longest}, each drawn
 * evenly from the upper half of its step, so that clients of a node that restarts do not come back
 * all at once.
 */
public record Backoff(Duration first, Duration longest) {
  /** 250 ms to 30 s. */
  public static final Backoff STANDARD =
      new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

  public Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("0 < first <= longest");
    }
  }

  /**
   * The pause before the next attempt.
   *
   * @param failures attempts that failed in a row, 1 or more
   */
  public Duration pause(int failures, RandomGenerator random) {
    long step = first.toMillis();
    for (int i = 1; i < failures && step < longest.toMillis(); i++) {
      step *= 2;
    }
    step = Math.max(1, Math.min(step, longest.toMillis()));
    return Duration.ofMillis(step - random.nextLong(step / 2 + 1));
  }
}

package xyz.infinitehash.stratum.cpuminer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling, and never all miners at the same moment. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration bound;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.bound = first;
  }

  /** The pause after a session that had gone well: begins anew. */
  Duration first() {
    bound = first;
    return next();
  }

  /** Half to the whole of a bound that doubles with each call. */
  Duration next() {
    long nanos = bound.toNanos();
    Duration doubled = bound.multipliedBy(2);
    bound = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
  }
}

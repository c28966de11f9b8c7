package xyz.infinitehash.stratum.cpuminer;

/** How hard the hashing threads work. */
public sealed interface Pace {

  /** All the processor time there is. */
  static Pace full() {
    return new Duty(100);
  }

  /** A share of each thread's time: 0 never hashes, 100 never rests. */
  record Duty(int percent) implements Pace {
    public Duty {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("duty is 0 to 100 percent, not " + percent);
      }
    }
  }

  /** At most so many hashes per second, all threads together; at least 1. */
  record Hashrate(long hashesPerSecond) implements Pace {
    public Hashrate {
      if (hashesPerSecond < 1) {
        throw new IllegalArgumentException("a hashrate is at least 1/s, not " + hashesPerSecond);
      }
    }
  }

  /** Whether there is nothing to do at all. */
  default boolean idle() {
    return this instanceof Duty(int percent) && percent == 0;
  }

  /**
   * Nanoseconds one of {@code threads} owes to rest after {@code hashes} that took it {@code
   * busyNanos}; negative when it is behind. Not to be asked when {@link #idle}.
   */
  default long restNanos(long hashes, long busyNanos, int threads) {
    return switch (this) {
      case Duty(int percent) -> busyNanos * (100 - percent) / Math.max(1, percent);
      case Hashrate(long rate) -> (long) (hashes * 1e9 * threads / rate) - busyNanos;
    };
  }
}

package xyz.infinitehash.devnet.chain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What time the blocks say it is. */
public sealed interface ChainTime {
  /** That of a clock. Two blocks are at least a millisecond apart. */
  record Real(InstantSource clock) implements ChainTime {}

  /** A start, which is the time of genesis, and a fixed step with every block. */
  record Virtual(Instant start, Duration step) implements ChainTime {
    public Virtual {
      if (step.toMillis() < 1) {
        throw new IllegalArgumentException("a step of a millisecond at least");
      }
    }
  }

  /**
   * The time of a block.
   *
   * @param parent milliseconds of the parent; 0 for genesis
   * @return milliseconds since 1970, later than the parent's
   */
  default long of(long number, long parent) {
    return switch (this) {
      case Real(InstantSource clock) -> Math.max(clock.millis(), parent + 1);
      case Virtual(Instant start, Duration step) ->
          Math.max(start.toEpochMilli() + number * step.toMillis(), parent + 1);
    };
  }
}

package xyz.infinitehash.devnet.chain;

import java.time.Duration;

/** When blocks are made. */
public sealed interface Pace {
  /** One in each period of real time. */
  record Every(Duration period) implements Pace {
    public Every {
      if (period.isNegative() || period.isZero()) {
        throw new IllegalArgumentException("a block time above zero");
      }
    }
  }

  /** Only when asked: by {@code advance} or {@code dev_newBlock}. */
  record OnDemand() implements Pace {}
}

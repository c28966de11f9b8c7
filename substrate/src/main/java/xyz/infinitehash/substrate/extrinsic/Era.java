package xyz.infinitehash.substrate.extrinsic;

import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** How long an extrinsic stays valid: {@code sp_runtime::generic::Era}. */
public sealed interface Era {

  /** For ever; the birth block is genesis. */
  record Immortal() implements Era {}

  /**
   * For {@code period} blocks from the latest block whose number is {@code phase} modulo period.
   *
   * @param period a power of two, 4 to 65,536 blocks
   * @param phase below period; with periods over 4096 a multiple of period / 4096
   */
  record Mortal(int period, int phase) implements Era {
    public Mortal {
      if (period < 4 || period > 65_536 || Integer.bitCount(period) != 1) {
        throw new ExtrinsicException(
            "an era's period is a power of two from 4 to 65536: " + period);
      }
      if (phase < 0 || phase >= period || phase % step(period) != 0) {
        throw new ExtrinsicException("no phase of an era of " + period + " blocks: " + phase);
      }
    }
  }

  /** For ever. */
  static Era immortal() {
    return new Immortal();
  }

  /**
   * Born at a block or, with long periods, at most 15 before it.
   *
   * @param period blocks it lives; rounded up to a power of two within 4 to 65,536
   * @param block number of a block already known, usually the head
   */
  static Era mortal(int period, long block) {
    int rounded = Integer.highestOneBit(Math.clamp(period, 4, 65_536) * 2 - 1);
    int phase = (int) (block % rounded);
    return new Mortal(rounded, phase - phase % step(rounded));
  }

  /** Number of the block it is born in, seen from a block at which it is valid. */
  default long birth(long current) {
    return switch (this) {
      case Immortal _ -> 0;
      case Mortal(int period, int phase) ->
          (Math.max(current, phase) - phase) / period * period + phase;
    };
  }

  /** Number of the first block it is no longer valid in. */
  default long death(long current) {
    return switch (this) {
      case Immortal _ -> Long.MAX_VALUE;
      case Mortal(int period, int _) -> birth(current) + period;
    };
  }

  /** One byte 0, or two bytes of period and phase. */
  default void encode(ScaleWriter out) {
    switch (this) {
      case Immortal _ -> out.u8(0);
      case Mortal(int period, int phase) -> {
        int exponent = Integer.numberOfTrailingZeros(period) - 1; // 1 to 15
        out.u16(exponent | ((phase / step(period)) << 4));
      }
    }
  }

  /**
   * @throws ScaleException when the bytes are no era
   */
  static Era decode(ScaleReader in) {
    int first = in.u8();
    if (first == 0) {
      return new Immortal();
    }
    int encoded = first | (in.u8() << 8);
    int period = 2 << (encoded & 15);
    int phase = (encoded >> 4) * step(period);
    if (period < 4 || phase >= period) {
      throw in.fault("not an era: " + encoded);
    }
    return new Mortal(period, phase);
  }

  private static int step(int period) {
    return Math.max(period >> 12, 1);
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.registration;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registration price of a subnet: it halves every half-life, a factor a block, and jumps with
 * every registration; always within its bounds.
 *
 * @param burn rao
 * @param least rao
 * @param greatest rao
 */
public record BurnPrice(long burn, long least, long greatest) {
  private static final long ONE = 1L << 32;
  private static final Map<Integer, Long> FACTORS = new ConcurrentHashMap<>();

  /** The price of the next block; {@code halfLife} in blocks, 0 = no decay. */
  public BurnPrice afterBlock(int halfLife) {
    return with(halfLife == 0 ? burn : times(burn, factor(halfLife)));
  }

  /** Only brought into its bounds: block 1 does not decay. */
  public BurnPrice bounded() {
    return with(burn);
  }

  /**
   * The price after a registration; {@code multiplier} with 64 fraction bits, at least one is used.
   */
  public BurnPrice afterRegistration(BigInteger multiplier) {
    BigInteger factor = multiplier.max(BigInteger.ONE.shiftLeft(64));
    return with(
        BigInteger.valueOf(burn)
            .multiply(factor)
            .shiftRight(64)
            .min(BigInteger.valueOf(Long.MAX_VALUE))
            .longValue());
  }

  private BurnPrice with(long value) {
    return new BurnPrice(Math.min(Math.max(value, least), greatest), least, greatest);
  }

  /** The greatest f of 32 fraction bits with f^halfLife at most one half. */
  private static long factor(int halfLife) {
    return FACTORS.computeIfAbsent(
        halfLife,
        life -> {
          long low = 0;
          long high = ONE;
          while (low + 1 < high) {
            long middle = low + ((high - low) >> 1);
            if (power(middle, life) > ONE / 2) {
              high = middle;
            } else {
              low = middle;
            }
          }
          return low;
        });
  }

  private static long power(long base, int exponent) {
    long result = ONE;
    long factor = base;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = times(result, factor);
      }
      factor = times(factor, factor);
    }
    return result;
  }

  private static long times(long value, long factor) {
    return (Math.multiplyHigh(value, factor) << 32) | ((value * factor) >>> 32);
  }
}

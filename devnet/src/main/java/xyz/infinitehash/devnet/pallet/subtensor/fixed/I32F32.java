package xyz.infinitehash.devnet.pallet.subtensor.fixed;

import java.math.BigInteger;

/**
 * Signed numbers of 32 whole and 32 fraction bits, held in a {@code long}: the type in which the
 * runtime computes consensus, bonds, incentive and dividends. Every operation saturates; products
 * round down, quotients towards zero, as the runtime's own arithmetic does.
 */
public final class I32F32 {
  /** one */
  public static final long ONE = 1L << 32;

  /** one half */
  public static final long HALF = 1L << 31;

  private static final long U16_MAX = 65535L;
  private static final long EXP_LIMIT = 20 * ONE;

  /** e with 23 fraction bits, as the runtime's constant has it */
  private static final long E = 0x15bf0a8L << 9;

  private I32F32() {}

  /** The whole number {@code value}, 0..2^31-1. */
  public static long of(long value) {
    return value << 32;
  }

  /** {@code value} / 65535. */
  public static long share(int value) {
    return divide(of(value), of(U16_MAX));
  }

  /**
   * Takes the bits of a number with {@code fractionBits} fraction bits; what does not fit is cut
   * off or saturates.
   */
  public static long from(BigInteger bits, int fractionBits) {
    return saturate(bits.shiftRight(fractionBits - 32));
  }

  /** a + b. */
  public static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  /** a - b. */
  public static long subtract(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return difference;
  }

  /** a * b, rounded down. */
  public static long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long overflow = high >> 31;
    if (overflow != 0 && overflow != -1) {
      return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return (high << 32) | ((a * b) >>> 32);
  }

  /** a / b, rounded towards zero; zero when b is zero. */
  public static long divide(long a, long b) {
    if (b == 0) {
      return 0;
    }
    if (a >= 0 && a < ONE && b > 0) {
      return Long.divideUnsigned(a << 32, b) < 0 ? Long.MAX_VALUE : Long.divideUnsigned(a << 32, b);
    }
    return saturate(BigInteger.valueOf(a).shiftLeft(32).divide(BigInteger.valueOf(b)));
  }

  /** The sum of a vector. */
  public static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum = add(sum, value);
    }
    return sum;
  }

  /** Divides every element by the vector's sum, in place; leaves a vector of sum zero alone. */
  public static void normalize(long[] values) {
    divideAll(values, sum(values));
  }

  /** Divides every element by {@code divisor}, in place; does nothing when it is zero. */
  public static void divideAll(long[] values, long divisor) {
    if (divisor == 0) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = divide(values[i], divisor);
    }
  }

  /** A proportion 0..1 as parts of 65535, rounded down. */
  public static int toU16(long proportion) {
    return (int) Math.clamp(multiply(proportion, of(U16_MAX)) >> 32, 0, U16_MAX);
  }

  /**
   * Rounds to the nearest whole number, halves up, within 0..65535; for values that are not
   * negative.
   */
  public static int roundToU16(long value) {
    return (int) Math.clamp((value >> 32) + ((value >>> 31) & 1), 0, U16_MAX);
  }

  /** e^x by the runtime's thirty-term series; x is first brought into -20..20. */
  public static long exp(long x) {
    long input = Math.clamp(x, -EXP_LIMIT, EXP_LIMIT);
    if (input == 0) {
      return ONE;
    }
    if (input == ONE) {
      return E;
    }
    long magnitude = Math.abs(input);
    long result = add(magnitude, ONE);
    long term = magnitude;
    for (int i = 2; i < 32; i++) {
      long product = multiply(term, magnitude);
      if (product == Long.MAX_VALUE) {
        return input < 0 ? 0 : Long.MAX_VALUE;
      }
      term = divide(product, of(i));
      result = add(result, term);
    }
    return input < 0 ? divide(ONE, result) : result;
  }

  private static long saturate(BigInteger bits) {
    if (bits.bitLength() < 64) {
      return bits.longValue();
    }
    return bits.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}

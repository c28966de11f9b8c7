package xyz.infinitehash.devnet.pallet.subtensor.stake;

import java.math.BigInteger;
import xyz.infinitehash.substrate.value.Value;

/**
 * The decimal number in which the chain keeps shares: mantissa * 10^exponent with a mantissa above
 * 10^20 and at most 10^21, so that one rao always shows and a fraction of it never does. Everything
 * rounds down.
 *
 * @param mantissa 0, or more than 10^20 and at most 10^21
 * @param exponent power of ten
 */
public record SafeFloat(BigInteger mantissa, long exponent) {
  /** zero */
  public static final SafeFloat ZERO = new SafeFloat(BigInteger.ZERO, 0);

  private static final int DIGITS = 21;
  private static final BigInteger GREATEST = BigInteger.TEN.pow(DIGITS);
  private static final BigInteger LEAST = BigInteger.TEN.pow(DIGITS - 1);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** A whole number. */
  public static SafeFloat of(long value) {
    return normalized(BigInteger.valueOf(value), 0);
  }

  /** As stored. */
  public static SafeFloat of(Value stored) {
    return new SafeFloat(
        stored.field("mantissa").asBigInteger(), stored.field("exponent").asLong());
  }

  /** As storage wants it. */
  public Value value() {
    return Value.struct("mantissa", Value.of(mantissa)).with("exponent", Value.of(exponent));
  }

  /** True for zero. */
  public boolean isZero() {
    return mantissa.signum() == 0;
  }

  /** this + other. */
  public SafeFloat plus(SafeFloat other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    long common = Math.max(exponent, other.exponent);
    return normalized(scaledTo(common).add(other.scaledTo(common)), common);
  }

  /** this - other, zero at least. */
  public SafeFloat minus(SafeFloat other) {
    if (other.isZero() || isZero()) {
      return this;
    }
    long common = Math.max(exponent, other.exponent);
    return normalized(
        scaledTo(common).subtract(other.scaledTo(common)).max(BigInteger.ZERO), common);
  }

  /** this * factor / divisor; zero when the divisor is zero. */
  public SafeFloat timesOver(SafeFloat factor, SafeFloat divisor) {
    return divisor.isZero()
        ? ZERO
        : normalized(
            mantissa.multiply(factor.mantissa).divide(divisor.mantissa),
            exponent + factor.exponent - divisor.exponent);
  }

  /** The whole part, at most 2^64-1. */
  public long rao() {
    BigInteger scale = power(Math.abs(exponent));
    BigInteger whole = exponent > 0 ? mantissa.multiply(scale) : mantissa.divide(scale);
    return whole.min(U64_MAX).longValueExact();
  }

  private BigInteger scaledTo(long common) {
    return mantissa.divide(power(common - exponent));
  }

  private static BigInteger power(long exponent) {
    return BigInteger.TEN.pow((int) Math.min(exponent, DIGITS + 1));
  }

  private static SafeFloat normalized(BigInteger mantissa, long exponent) {
    if (mantissa.signum() == 0) {
      return ZERO;
    }
    BigInteger digits = mantissa;
    long power = exponent;
    while (digits.compareTo(GREATEST) > 0) {
      digits = digits.divide(BigInteger.TEN);
      power++;
    }
    while (digits.compareTo(LEAST) <= 0) {
      digits = digits.multiply(BigInteger.TEN);
      power--;
    }
    return new SafeFloat(digits, power);
  }
}

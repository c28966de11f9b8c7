package xyz.infinitehash.devnet.pallet.subtensor.fixed;

import java.math.BigInteger;

/**
 * Unsigned 128-bit number with 32 fraction bits (the runtime's U96F32, in which it splits emission)
 * or 64 (U64F64, in which it prices alpha). Saturates at its bounds; products and quotients round
 * down; x / 0 is 0, and so is a quotient that does not fit. Both operands of an operation have the
 * same fraction.
 *
 * @param bits the value times 2^fraction, 0..2^128-1
 * @param fraction 32 or 64
 */
public record Unsigned(BigInteger bits, int fraction) implements Comparable<Unsigned> {
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** Brings the bits into the type's bounds. */
  public Unsigned {
    bits = bits.max(BigInteger.ZERO).min(MAX);
  }

  /** A whole number as U96F32. */
  public static Unsigned u96f32(long whole) {
    return new Unsigned(BigInteger.valueOf(whole).shiftLeft(32), 32);
  }

  /** A whole number as U64F64. */
  public static Unsigned u64f64(long whole) {
    return new Unsigned(BigInteger.valueOf(whole).shiftLeft(64), 64);
  }

  /** {@code part} / (2^64 - 1) as U96F32: how the chain stores proportions in a u64. */
  public static Unsigned shareOfU64(BigInteger part) {
    return new Unsigned(part.shiftLeft(32), 32).dividedBy(new Unsigned(U64_MAX.shiftLeft(32), 32));
  }

  /** {@code part} / 65535 as U96F32. */
  public static Unsigned shareOfU16(long part) {
    return u96f32(part).dividedBy(u96f32(65535));
  }

  /** The same value with another fraction; what does not fit is cut off or saturates. */
  public Unsigned as(int otherFraction) {
    return new Unsigned(bits.shiftLeft(otherFraction - fraction), otherFraction);
  }

  /** this + other. */
  public Unsigned plus(Unsigned other) {
    return new Unsigned(bits.add(other.bits), fraction);
  }

  /** this - other, zero at least. */
  public Unsigned minus(Unsigned other) {
    return new Unsigned(bits.subtract(other.bits), fraction);
  }

  /** this * other. */
  public Unsigned times(Unsigned other) {
    return new Unsigned(bits.multiply(other.bits).shiftRight(fraction), fraction);
  }

  /** this / other. */
  public Unsigned dividedBy(Unsigned other) {
    BigInteger quotient =
        other.isZero() ? BigInteger.ZERO : bits.shiftLeft(fraction).divide(other.bits);
    return new Unsigned(quotient.compareTo(MAX) > 0 ? BigInteger.ZERO : quotient, fraction);
  }

  /** Half of it. */
  public Unsigned half() {
    return new Unsigned(bits.shiftRight(1), fraction);
  }

  /** The whole part as an amount of rao, which the chain's supply keeps below 2^63. */
  public long rao() {
    return bits.shiftRight(fraction).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }

  /** True for zero. */
  public boolean isZero() {
    return bits.signum() == 0;
  }

  @Override
  public int compareTo(Unsigned other) {
    return bits.compareTo(other.bits);
  }
}

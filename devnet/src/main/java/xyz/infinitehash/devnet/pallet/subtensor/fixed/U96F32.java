package xyz.infinitehash.devnet.pallet.subtensor.fixed;

import java.math.BigInteger;

/**
 * Unsigned number of 96 whole and 32 fraction bits: the type in which the runtime splits emission.
 * Sums and products saturate at its bounds, products and quotients round down.
 *
 * @param bits the value times 2^32, 0..2^128-1
 */
public record U96F32(BigInteger bits) implements Comparable<U96F32> {
  /** nothing */
  public static final U96F32 ZERO = new U96F32(BigInteger.ZERO);

  /** one */
  public static final U96F32 ONE = new U96F32(BigInteger.ONE.shiftLeft(32));

  /** one half */
  public static final U96F32 HALF = new U96F32(BigInteger.ONE.shiftLeft(31));

  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** Brings the bits into the type's bounds. */
  public U96F32 {
    bits = bits.max(BigInteger.ZERO).min(MAX);
  }

  /** A whole number. */
  public static U96F32 of(BigInteger whole) {
    return new U96F32(whole.shiftLeft(32));
  }

  /** A whole number of at most 63 bits. */
  public static U96F32 of(long whole) {
    return of(BigInteger.valueOf(whole));
  }

  /** {@code part} / (2^64 - 1): how the chain stores proportions in a u64. */
  public static U96F32 shareOfU64(BigInteger part) {
    return of(part).dividedBy(of(U64_MAX));
  }

  /** {@code part} / 65535. */
  public static U96F32 shareOfU16(int part) {
    return of(part).dividedBy(of(65535));
  }

  /** this + other. */
  public U96F32 plus(U96F32 other) {
    return new U96F32(bits.add(other.bits));
  }

  /** this - other, zero at least. */
  public U96F32 minus(U96F32 other) {
    return new U96F32(bits.subtract(other.bits));
  }

  /** this * other. */
  public U96F32 times(U96F32 other) {
    return new U96F32(bits.multiply(other.bits).shiftRight(32));
  }

  /** this / other; zero when other is zero. */
  public U96F32 dividedBy(U96F32 other) {
    return other.bits.signum() == 0 ? ZERO : new U96F32(bits.shiftLeft(32).divide(other.bits));
  }

  /** The whole part, at most 2^64-1. */
  public BigInteger whole() {
    return bits.shiftRight(32).min(U64_MAX);
  }

  /** The whole part as an amount of rao, which the chain's supply keeps below 2^63. */
  public long rao() {
    return whole().longValueExact();
  }

  /** True for zero. */
  public boolean isZero() {
    return bits.signum() == 0;
  }

  @Override
  public int compareTo(U96F32 other) {
    return bits.compareTo(other.bits);
  }
}

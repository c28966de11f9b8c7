package xyz.infinitehash.devnet.pallet.subtensor.pool;

import java.math.BigInteger;

/**
 * (a/b)^(p/q), scaled and rounded down, as the runtime's big-number library answers it: exactly for
 * small exponents, by logarithm with 256 bits otherwise.
 */
final class Power {
  private static final int GUARD = 64;
  private static final int PRECISION = 256;
  private static final int BITS = PRECISION + GUARD;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
  private static final BigInteger LN_TWO = twiceArtanh(BigInteger.ONE, BigInteger.valueOf(3));
  private static final BigInteger EXACT = BigInteger.valueOf(1024);

  private Power() {}

  /** floor(scale * (numerator / denominator)^(p / q)); all positive. */
  static BigInteger ratio(
      BigInteger numerator, BigInteger denominator, BigInteger p, BigInteger q, BigInteger scale) {
    BigInteger common = p.gcd(q);
    BigInteger up = p.divide(common);
    BigInteger down = q.divide(common);
    BigInteger estimate =
        approximate(numerator, denominator, up, down).multiply(scale).shiftRight(PRECISION);
    boolean exact = up.compareTo(EXACT) <= 0 && down.compareTo(EXACT) <= 0;
    return exact
        ? root(
            numerator.pow(up.intValue()).multiply(scale.pow(down.intValue())),
            denominator.pow(up.intValue()),
            down.intValue(),
            estimate)
        : estimate;
  }

  /** The greatest r with r^q * denominator at most numerator, near {@code estimate}. */
  private static BigInteger root(
      BigInteger numerator, BigInteger denominator, int q, BigInteger estimate) {
    BigInteger result = estimate;
    while (result.pow(q).multiply(denominator).compareTo(numerator) > 0) {
      result = result.subtract(BigInteger.ONE);
    }
    while (result.add(BigInteger.ONE).pow(q).multiply(denominator).compareTo(numerator) <= 0) {
      result = result.add(BigInteger.ONE);
    }
    return result;
  }

  private static BigInteger approximate(
      BigInteger numerator, BigInteger denominator, BigInteger p, BigInteger q) {
    BigInteger logarithm = floorDivide(logarithm(numerator, denominator).multiply(p), q);
    BigInteger half = BigInteger.ONE.shiftLeft(GUARD - 1);
    return exponential(logarithm).add(half).shiftRight(GUARD);
  }

  private static BigInteger logarithm(BigInteger numerator, BigInteger denominator) {
    int shift = numerator.bitLength() - denominator.bitLength();
    BigInteger a = shift < 0 ? numerator.shiftLeft(-shift) : numerator;
    BigInteger b = shift > 0 ? denominator.shiftLeft(shift) : denominator;
    return twiceArtanh(a.subtract(b), a.add(b)).add(LN_TWO.multiply(BigInteger.valueOf(shift)));
  }

  /** 2 artanh(a / b). */
  private static BigInteger twiceArtanh(BigInteger a, BigInteger b) {
    BigInteger x = a.shiftLeft(BITS).divide(b);
    BigInteger square = x.multiply(x).shiftRight(BITS);
    BigInteger power = x;
    BigInteger sum = BigInteger.ZERO;
    for (long i = 1; power.signum() != 0 && i < 4L * BITS; i += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
      power = power.multiply(square).divide(ONE);
    }
    return sum.shiftLeft(1);
  }

  private static BigInteger exponential(BigInteger x) {
    BigInteger whole = floorDivide(x, LN_TWO);
    BigInteger rest = x.subtract(whole.multiply(LN_TWO));
    BigInteger term = ONE;
    BigInteger sum = BigInteger.ZERO;
    for (long i = 1; term.signum() != 0; i++) {
      sum = sum.add(term);
      term = term.multiply(rest).shiftRight(BITS).divide(BigInteger.valueOf(i));
    }
    return sum.shiftLeft(whole.intValueExact());
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }
}

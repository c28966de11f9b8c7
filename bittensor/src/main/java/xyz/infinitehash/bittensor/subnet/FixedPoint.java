package xyz.infinitehash.bittensor.subnet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import xyz.infinitehash.substrate.value.Value;

/** The chain's binary fixed-point numbers, such as I96F32: a number of bits behind the point. */
final class FixedPoint {
  /** Of moving prices: I96F32. */
  static final int PRICE_BITS = 32;

  private static final int DIGITS = 12;

  private FixedPoint() {}

  /** With 12 decimals, rounded half to even; for people. */
  static BigDecimal of(Value number, int fractionBits) {
    BigInteger bits = number.findField("bits").orElse(number).asBigInteger();
    return new BigDecimal(bits)
        .divide(
            new BigDecimal(BigInteger.ONE.shiftLeft(fractionBits)), DIGITS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }
}

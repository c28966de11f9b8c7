package xyz.infinitehash.devnet.pallet.subtensor.staking;

import java.math.BigInteger;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;

/** e^(-dt/tau) with 64 fraction bits, by the series and to the last bit as the chain has it. */
final class Decay {
  private static final int FRACTION = 64;
  private static final int TERMS = 64;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(FRACTION);
  private static final BigInteger FARTHEST = BigInteger.valueOf(40).shiftLeft(FRACTION);

  private Decay() {}

  /** What is left of one after {@code dt} blocks at a time scale of {@code tau} blocks. */
  static Unsigned of(long dt, long tau) {
    if (dt == 0) {
      return Unsigned.u64f64(1);
    } else if (tau == 0) {
      return Unsigned.u64f64(0);
    }
    BigInteger exponent =
        BigInteger.valueOf(dt).shiftLeft(FRACTION).divide(BigInteger.valueOf(tau)).min(FARTHEST);
    if (exponent.signum() == 0) {
      return Unsigned.u64f64(1);
    }
    BigInteger sum = ONE.add(exponent);
    BigInteger term = exponent;
    for (int i = 2; i < TERMS; i++) {
      term = term.multiply(exponent).shiftRight(FRACTION).divide(BigInteger.valueOf(i));
      sum = sum.add(term);
    }
    return new Unsigned(ONE.shiftLeft(FRACTION).divide(sum), FRACTION);
  }
}

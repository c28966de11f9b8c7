package xyz.infinitehash.stratum.cpuminer;

import java.math.BigDecimal;
import java.math.BigInteger;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.Target;

/**
 * A difficulty as a pool writes it. Kept to the last digit, not in whole units: other pools give
 * {@code 1e-08}, where a unit more or less would be a share in forty refused.
 */
final class PoolDifficulty {
  private static final BigDecimal DIFFICULTY_ONE =
      new BigDecimal(BigInteger.valueOf(0xFFFF).shiftLeft(208));
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  private PoolDifficulty() {}

  /**
   * floor(target of difficulty 1 / difficulty), at most 2^256 - 1.
   *
   * @throws StratumException when it is not above 0, or so far off that a peer must be joking
   */
  static Target target(BigDecimal difficulty) {
    if (difficulty.signum() <= 0
        || Math.abs(difficulty.precision() - (long) difficulty.scale()) > 100
        || difficulty.precision() > 100) {
      throw new StratumException("the pool's difficulty is none");
    }
    BigInteger target = DIFFICULTY_ONE.divideToIntegralValue(difficulty).toBigInteger();
    return Target.of(target.min(LARGEST));
  }
}

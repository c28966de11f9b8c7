package xyz.infinitehash.economics.hashrate;

import java.math.BigInteger;
import java.time.Duration;
import xyz.infinitehash.economics.EconomicsException;

/**
 * A hashrate counted from shares, with its statistical error; for people to look at, never an input
 * of scoring. Shares are a Poisson process: with difficulties d the relative standard deviation is
 * sqrt(sum d^2) / sum d, which for n equal ones is 1 / sqrt(n).
 *
 * @param hashesPerSecond work over time, rounded down
 * @param errorPermille relative standard deviation in thousandths, rounded up; 1000 means that one
 *     share is all there is, and also stands for none at all
 */
public record HashrateEstimate(BigInteger hashesPerSecond, int errorPermille) {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  /**
   * @param over the time in which all these shares were found, more than zero
   */
  public static HashrateEstimate of(WorkTally tally, Duration over) {
    if (over.isNegative() || over.isZero()) {
      throw new EconomicsException("a hashrate needs a time, not " + over);
    }
    BigInteger nanos =
        BigInteger.valueOf(over.toSeconds())
            .multiply(NANOS)
            .add(BigInteger.valueOf(over.toNanosPart()));
    return new HashrateEstimate(tally.sum().multiply(NANOS).divide(nanos), errorPermille(tally));
  }

  private static int errorPermille(WorkTally tally) {
    if (tally.shares() == 0) {
      return 1000;
    }
    return ceilDivide(ceilRoot(tally.sumOfSquares().multiply(MILLION)), tally.sum())
        .intValueExact();
  }

  private static BigInteger ceilRoot(BigInteger square) {
    BigInteger[] root = square.sqrtAndRemainder();
    return root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
  }

  private static BigInteger ceilDivide(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
  }
}

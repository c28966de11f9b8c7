package xyz.infinitehash.economics.hashrate;

import java.math.BigInteger;
import xyz.infinitehash.economics.EconomicsException;
import xyz.infinitehash.economics.window.Work;

/**
 * What of a set of shares must be kept to state a hashrate and how sure it is.
 *
 * @param shares how many
 * @param sum sum of assigned difficulties, in hashes
 * @param sumOfSquares sum of their squares, in hashes squared
 */
public record WorkTally(long shares, BigInteger sum, BigInteger sumOfSquares) {
  /** No share. */
  public static final WorkTally NONE = new WorkTally(0, BigInteger.ZERO, BigInteger.ZERO);

  /** Refuses sums that no set of shares can have. */
  public WorkTally {
    if (shares < 0
        || sum.signum() < 0
        || sumOfSquares.compareTo(sum.multiply(sum)) > 0
        || sum.multiply(sum).compareTo(sumOfSquares.multiply(BigInteger.valueOf(shares))) > 0) {
      throw new EconomicsException(
          "no %d shares sum to %s with squares %s".formatted(shares, sum, sumOfSquares));
    }
  }

  /**
   * This and one more share.
   *
   * @param hashes assigned difficulty of the share, more than zero
   */
  public WorkTally plus(long hashes) {
    if (hashes <= 0) {
      throw new EconomicsException("a share's difficulty is more than zero, not " + hashes);
    }
    BigInteger one = BigInteger.valueOf(hashes);
    return new WorkTally(shares + 1, sum.add(one), sumOfSquares.add(one.multiply(one)));
  }

  /** Both together. */
  public WorkTally plus(WorkTally other) {
    return new WorkTally(
        shares + other.shares, sum.add(other.sum), sumOfSquares.add(other.sumOfSquares));
  }

  /** The sum as work. */
  public Work work() {
    return new Work(sum);
  }
}

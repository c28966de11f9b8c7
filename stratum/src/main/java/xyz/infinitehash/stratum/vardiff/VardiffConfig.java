package xyz.infinitehash.stratum.vardiff;

import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.shares.Difficulty;

/**
 * How a connection's difficulty is steered. Rates are shares a minute and connection.
 *
 * @param start the difficulty before anything is known of the miner
 * @param least never easier than this, whatever a miner asks for
 * @param most never harder than this
 * @param targetPerMinute what a change aims at
 * @param slowestPerMinute tolerated without a change; at most the target
 * @param fastestPerMinute tolerated without a change; at least the target
 * @param adjusting false keeps every connection where it started or asked to be
 */
public record VardiffConfig(
    Difficulty start,
    Difficulty least,
    Difficulty most,
    double targetPerMinute,
    double slowestPerMinute,
    double fastestPerMinute,
    boolean adjusting) {
  public VardiffConfig {
    if (least.compareTo(start) > 0 || start.compareTo(most) > 0) {
      throw new StratumException("difficulty: least <= start <= most");
    }
    if (!(slowestPerMinute > 0
        && slowestPerMinute <= targetPerMinute
        && targetPerMinute <= fastestPerMinute
        && fastestPerMinute < 1e6)) {
      throw new StratumException("share rates: 0 < slowest <= target <= fastest");
    }
  }

  /** For ASICs: 18 shares a minute (12 to 27 tolerated), from 1,024, between 1 and 2^31 - 1. */
  public static VardiffConfig standard() {
    return new VardiffConfig(
        Difficulty.parse("1024"), Difficulty.ONE, Difficulty.parse("2147483647"), 18, 12, 27, true);
  }

  /** Always this difficulty, for tests and benchmarks; what a miner suggests is ignored. */
  public static VardiffConfig fixed(Difficulty difficulty) {
    return new VardiffConfig(difficulty, difficulty, difficulty, 18, 12, 27, false);
  }

  /** The same with another start, and limits that admit it. */
  public VardiffConfig startingAt(Difficulty other) {
    return new VardiffConfig(
        other,
        least.compareTo(other) < 0 ? least : other,
        most.compareTo(other) > 0 ? most : other,
        targetPerMinute,
        slowestPerMinute,
        fastestPerMinute,
        adjusting);
  }

  /** The nearest difficulty within the limits. */
  public Difficulty hold(Difficulty wanted) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }
}

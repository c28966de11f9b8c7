package xyz.infinitehash.app.demo;

import java.math.BigInteger;
import java.util.List;

/**
 * What the demo found, in the JSON shape that scripts read.
 *
 * @param outcome "equal" when the weights read back from the chain equal a fresh recomputation from
 *     the stored shares, "different" when they do not, "nothing" when it ended before any weights
 * @param epochs the epochs whose work was weighed
 * @param miners one row a hotkey
 * @param commits one row an accepted call that set weights
 */
public record DemoReport(
    String outcome, List<Epoch> epochs, List<Miner> miners, List<Commit> commits) {

  /** Chain and recomputation agree, bit for bit. */
  public static final String EQUAL = "equal";

  /** They do not. */
  public static final String DIFFERENT = "different";

  /** It ended before there were weights: nothing was compared. */
  public static final String NOTHING = "nothing";

  /** Blocks of an epoch, both inclusive. */
  public record Epoch(long index, long startBlock, long endBlock) {}

  /**
   * One hotkey.
   *
   * @param work sum of assigned difficulties over the whole run, in hashes
   * @param hashrate hashes a second over the whole run
   * @param relativeError standard deviation of the hashrate over the hashrate itself
   * @param score work in the last weighed epoch, in hashes
   * @param weight of 65,535, as the chain stores it
   * @param incentive of 65,535, from the chain
   * @param emission alpha of the last epoch in rao, from the chain
   */
  public record Miner(
      String hotkey,
      int uid,
      String worker,
      Shares shares,
      BigInteger work,
      double hashrate,
      double relativeError,
      BigInteger score,
      int weight,
      int incentive,
      BigInteger emission) {}

  /** Counts of submitted shares by what became of them. */
  public record Shares(long accepted, long stale, long low, long duplicate, long malformed) {}

  /** An accepted call that set weights. */
  public record Commit(long epoch, int mechanism, long block, String extrinsic, String state) {}
}

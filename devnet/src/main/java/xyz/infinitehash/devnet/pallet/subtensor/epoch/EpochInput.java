package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;

/**
 * All that one epoch of one mechanism reads.
 *
 * @param block this block's number
 * @param neurons by uid
 * @param owner uid of the subnet owner's hotkey, when it holds one
 * @param rules of the subnet
 * @param emission alpha rao to distribute
 */
public record EpochInput(
    long block, List<Seat> neurons, OptionalInt owner, Rules rules, long emission) {

  /** Copies. */
  public EpochInput {
    neurons = List.copyOf(neurons);
  }

  /**
   * What the chain keeps of one uid.
   *
   * @param registered block of registration
   * @param updated block of the last weights on this mechanism; empty where the chain's vector is
   *     shorter
   * @param stake total stake weight, 64 fraction bits
   * @param permit whether it may validate now
   * @param pendingCommit block of its earliest unexpired commit, when it has one
   * @param weights uid to weight, parts of the row's maximum 65535
   * @param bonds uid to bond, u16
   */
  public record Seat(
      long registered,
      long updated,
      BigInteger stake,
      boolean permit,
      OptionalLong pendingCommit,
      List<Map.Entry<Integer, Integer>> weights,
      List<Map.Entry<Integer, Integer>> bonds) {
    /** Copies. */
    public Seat {
      weights = List.copyOf(weights);
      bonds = List.copyOf(bonds);
    }
  }

  /**
   * @param activityCutoff blocks after which a silent validator's stake stops counting
   * @param previousEpoch block from which on a registration is newer than the last epoch
   * @param stakeThreshold least stake weight of a validator, rao
   * @param maxValidators permits to give
   * @param kappa majority, u16
   * @param bondsPenalty u16
   * @param bondsMovingAverage millionths kept
   * @param yumaThree Yuma 3 instead of the original
   * @param liquidAlpha when it is on
   */
  public record Rules(
      long activityCutoff,
      long previousEpoch,
      BigInteger stakeThreshold,
      int maxValidators,
      int kappa,
      int bondsPenalty,
      long bondsMovingAverage,
      boolean yumaThree,
      java.util.Optional<LiquidAlpha> liquidAlpha) {}

  /** alpha times a proportion in I32F32 bits. */
  static long part(long alpha, long proportion) {
    return new Unsigned(BigInteger.valueOf(proportion), 32).times(Unsigned.u96f32(alpha)).rao();
  }
}

package xyz.infinitehash.bittensor.weights;

import java.time.Duration;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.substrate.chain.ChainAt;

/**
 * How weights are brought to a table in the block after a head; the owner can change it at any
 * time, so decide again at every use.
 */
public sealed interface WeightsRoute {
  /** In the open, at once: {@link SetWeights}. */
  record SetDirectly() implements WeightsRoute {}

  /**
   * Locked to a round of drand, revealed by the chain itself: {@link CommitTimelockedWeights}.
   *
   * @param version commit-reveal version the chain wants; {@link #CRV3_UNNAMED} for the call before
   *     it
   * @param window when the chain reveals it
   * @param drand whose rounds
   * @param round the round to lock to: that of {@link RevealWindow#round}, but never one that the
   *     chain has already, as it has on chains whose blocks are faster than drand
   * @param lastStoredRound the newest round the chain has; it refuses commits to older ones
   * @param lag how old that round is; when it is minutes, reveals are in danger
   */
  record TimelockCommit(
      int version,
      RevealWindow window,
      DrandNetwork drand,
      long round,
      long lastStoredRound,
      Duration lag)
      implements WeightsRoute {
    /** The version before 4: its call names no version and its payload no hotkey. */
    public static final int CRV3_UNNAMED = 0;
  }

  /**
   * By a hash; who committed must reveal within the window: {@link CommitWeights}, {@link
   * RevealWeights}.
   */
  record HashCommit(RevealWindow window) implements WeightsRoute {}

  /** Not at all, and why. */
  record Impossible(String why) implements WeightsRoute {}

  /** Decides by the state of one block. */
  static WeightsRoute read(ChainAt at, WeightTable table) {
    return CommitRevealState.read(at, table).route();
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.util.List;
import java.util.Map;

/**
 * What an epoch gives one uid. Proportions are parts of 65535, amounts alpha rao.
 *
 * @param active set weights within the activity cutoff
 * @param permit may validate until the next epoch
 * @param stakeWeight share of the stake that counts
 * @param bonds uid to bond, u16; empty when nothing is to be bonded
 * @param minerEmission alpha for incentive
 * @param validatorEmission alpha for dividends
 * @param emission both, as storage shows it
 */
public record EpochTerms(
    boolean active,
    boolean permit,
    int stakeWeight,
    int consensus,
    int incentive,
    int dividend,
    int validatorTrust,
    List<Map.Entry<Integer, Integer>> bonds,
    long minerEmission,
    long validatorEmission,
    long emission) {
  /** Copies. */
  public EpochTerms {
    bonds = List.copyOf(bonds);
  }
}

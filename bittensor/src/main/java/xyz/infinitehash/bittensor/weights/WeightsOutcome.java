package xyz.infinitehash.bittensor.weights;

import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.PoolRefusal;

/** What became of weights that were to be set. */
public sealed interface WeightsOutcome {
  /** The chain took them in that block: plain ones stand since, committed ones wait. */
  record Accepted(BlockNumber block) implements WeightsOutcome {}

  /** Too soon after the last ones. */
  record TooFast(BlockNumber earliest) implements WeightsOutcome {}

  /** The hotkey has no validator permit; permits are given at epochs, by stake. */
  record NoPermit() implements WeightsOutcome {}

  /** The stake weight is below the threshold of all validators. */
  record NotEnoughStake(Alpha stake, Alpha threshold) implements WeightsOutcome {}

  /**
   * The subnet takes commits only: encrypt the weights for a drand round and commit them instead.
   */
  record CommitRevealOn() implements WeightsOutcome {}

  /** The hotkey has no slot, or there is no such subnet or mechanism. */
  record NotRegistered() implements WeightsOutcome {}

  /** The version key is below what the subnet asks for: the validator's software is too old. */
  record OldVersionKey(long required) implements WeightsOutcome {}

  /** The weights themselves will not do: unknown uids, too few, too many. */
  record BadWeights(String why) implements WeightsOutcome {}

  /** The pool did not take them for another reason. */
  record Refused(PoolRefusal refusal) implements WeightsOutcome {}

  /** They got into a block and failed there for another reason, in the chain's words. */
  record Failed(String error, BlockNumber block) implements WeightsOutcome {}

  /** Their era is over: they never will be in a block. */
  record Expired(BlockNumber lastValid) implements WeightsOutcome {}

  /** Nothing is known; look for the extrinsic before it is tried again. */
  record Unknown(String why) implements WeightsOutcome {}
}

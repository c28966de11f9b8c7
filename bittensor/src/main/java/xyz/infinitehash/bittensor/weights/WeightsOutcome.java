package xyz.infinitehash.bittensor.weights;

import java.util.Optional;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.CustomRefusal;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.DispatchError;

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

  /** What a submission means for the weights. */
  static WeightsOutcome of(WeightRules rules, Submission submission) {
    return switch (submission) {
      case Submission.Included(Inclusion inclusion) -> of(rules, inclusion);
      case Submission.Refused(PoolRefusal refusal) -> of(rules, refusal);
      case Submission.Dropped(String state) -> new Unknown("the pool gave it up: " + state);
      case Submission.Expired(var lastValid, var _) -> new Expired(lastValid);
      case Submission.Unknown(String why) -> new Unknown(why);
    };
  }

  private static WeightsOutcome of(WeightRules rules, Inclusion inclusion) {
    Optional<DispatchError> error = inclusion.firstError();
    if (error.isEmpty()) {
      return new Accepted(inclusion.place().number());
    }
    String name = error.get() instanceof DispatchError.Module module ? module.error() : "";
    return switch (name) {
      case "SettingWeightsTooFast", "CommittingWeightsTooFast" -> new TooFast(rules.earliest());
      case "NeuronNoValidatorPermit" -> new NoPermit();
      case "NotEnoughStakeToSetWeights" ->
          new NotEnoughStake(rules.validator().totalStake(), rules.stakeThreshold());
      case "CommitRevealEnabled" -> new CommitRevealOn();
      case "HotKeyNotRegisteredInSubNet", "SubnetNotExists", "MechanismDoesNotExist" ->
          new NotRegistered();
      case "IncorrectWeightVersionKey" -> new OldVersionKey(rules.versionKey());
      case "WeightVecNotEqualSize",
          "DuplicateUids",
          "UidVecContainInvalidOne",
          "UidsLengthExceedUidsInSubNet",
          "WeightVecLengthIsLow",
          "MaxWeightExceeded" ->
          new BadWeights(name);
      default -> new Failed(error.get().name(), inclusion.place().number());
    };
  }

  private static WeightsOutcome of(WeightRules rules, PoolRefusal refusal) {
    Optional<CustomRefusal> custom = CustomRefusal.of(refusal);
    if (custom.equals(Optional.of(CustomRefusal.RATE_LIMIT_EXCEEDED))) {
      return new TooFast(rules.earliest());
    }
    if (custom.equals(Optional.of(CustomRefusal.STAKE_TOO_LOW))) {
      return new NotEnoughStake(rules.validator().totalStake(), rules.stakeThreshold());
    }
    return custom.equals(Optional.of(CustomRefusal.HOTKEY_NOT_REGISTERED))
        ? new NotRegistered()
        : new Refused(refusal);
  }

  /** A sentence for people. */
  default String words() {
    return switch (this) {
      case Accepted(var block) -> "accepted in block " + block;
      case TooFast(var earliest) -> "the rate limit allows weights from block " + earliest;
      case NoPermit _ -> "the validator's hotkey has no validator permit";
      case NotEnoughStake(var stake, var threshold) ->
          "stake %s is below the threshold %s".formatted(stake, threshold);
      case CommitRevealOn _ -> "the subnet takes commits only, since just now";
      case NotRegistered _ -> "the validator's hotkey is not registered";
      case OldVersionKey(long required) -> "the subnet asks for version key " + required;
      case BadWeights(String why) -> why;
      case Refused(var refusal) -> refusal.name();
      case Failed(String error, var _) -> error;
      case Expired _ -> "expired";
      case Unknown(String why) -> why;
    };
  }
}

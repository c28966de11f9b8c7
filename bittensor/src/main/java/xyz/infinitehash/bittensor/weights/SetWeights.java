package xyz.infinitehash.bittensor.weights;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import xyz.infinitehash.bittensor.CustomRefusal;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.SendTerms;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.value.Value;

/**
 * Plain weights for all to see at once; signed by the hotkey, free of charge.
 *
 * @param versionKey says which software computed them, u64
 */
public record SetWeights(WeightTable table, WeightVector weights, long versionKey) {
  /** The call: {@code set_weights}, with a mechanism {@code set_mechanism_weights}. */
  public Call call() {
    Call call =
        Call.of("SubtensorModule", table.mechanism() == 0 ? "set_weights" : "set_mechanism_weights")
            .with("netuid", table.netUid().toValue())
            .with("dests", weights.uids())
            .with("weights", weights.weights())
            .with("version_key", Value.of(new BigInteger(Long.toUnsignedString(versionKey))));
    return table.mechanism() == 0 ? call : call.with("mecid", Value.of(table.mechanism()));
  }

  /**
   * Looks whether they may be set, and if so signs, sends and waits. Who must not send twice in a
   * crash takes the steps apart: {@link WeightRules#obstacle}, {@link Chain#sign(Call, Signer)},
   * {@link Chain#submit}, {@link #outcome}.
   */
  public WeightsOutcome send(Chain chain, Signer hotkey, Duration atMost) {
    ChainAt at = chain.atHead();
    Optional<WeightRules> rules = WeightRules.read(at, table, hotkey.accountId());
    if (rules.isEmpty()) {
      return new WeightsOutcome.NotRegistered();
    }
    Optional<WeightsOutcome> obstacle = rules.get().obstacle(this);
    return obstacle.isPresent()
        ? obstacle.get()
        : outcome(rules.get(), chain.send(call(), hotkey, SendTerms.within(atMost)));
  }

  /** What a submission means for the weights. */
  public static WeightsOutcome outcome(WeightRules rules, Submission submission) {
    return switch (submission) {
      case Submission.Included(Inclusion inclusion) -> outcome(rules, inclusion);
      case Submission.Refused(PoolRefusal refusal) -> outcome(rules, refusal);
      case Submission.Dropped(String state) ->
          new WeightsOutcome.Unknown("the pool gave it up: " + state);
      case Submission.Expired(var lastValid, var _) -> new WeightsOutcome.Expired(lastValid);
      case Submission.Unknown(String why) -> new WeightsOutcome.Unknown(why);
    };
  }

  private static WeightsOutcome outcome(WeightRules rules, Inclusion inclusion) {
    Optional<DispatchError> error = inclusion.firstError();
    if (error.isEmpty()) {
      return new WeightsOutcome.Accepted(inclusion.place().number());
    }
    String name = error.get() instanceof DispatchError.Module module ? module.error() : "";
    return switch (name) {
      case "SettingWeightsTooFast", "CommittingWeightsTooFast" ->
          new WeightsOutcome.TooFast(rules.earliest());
      case "NeuronNoValidatorPermit" -> new WeightsOutcome.NoPermit();
      case "NotEnoughStakeToSetWeights" ->
          new WeightsOutcome.NotEnoughStake(rules.validator().totalStake(), rules.stakeThreshold());
      case "CommitRevealEnabled" -> new WeightsOutcome.CommitRevealOn();
      case "HotKeyNotRegisteredInSubNet", "SubnetNotExists", "MechanismDoesNotExist" ->
          new WeightsOutcome.NotRegistered();
      case "IncorrectWeightVersionKey" -> new WeightsOutcome.OldVersionKey(rules.versionKey());
      case "WeightVecNotEqualSize",
          "DuplicateUids",
          "UidVecContainInvalidOne",
          "UidsLengthExceedUidsInSubNet",
          "WeightVecLengthIsLow",
          "MaxWeightExceeded" ->
          new WeightsOutcome.BadWeights(name);
      default -> new WeightsOutcome.Failed(error.get().name(), inclusion.place().number());
    };
  }

  private static WeightsOutcome outcome(WeightRules rules, PoolRefusal refusal) {
    Optional<CustomRefusal> custom = CustomRefusal.of(refusal);
    if (custom.equals(Optional.of(CustomRefusal.RATE_LIMIT_EXCEEDED))) {
      return new WeightsOutcome.TooFast(rules.earliest());
    }
    if (custom.equals(Optional.of(CustomRefusal.STAKE_TOO_LOW))) {
      return new WeightsOutcome.NotEnoughStake(
          rules.validator().totalStake(), rules.stakeThreshold());
    }
    return custom.equals(Optional.of(CustomRefusal.HOTKEY_NOT_REGISTERED))
        ? new WeightsOutcome.NotRegistered()
        : new WeightsOutcome.Refused(refusal);
  }
}

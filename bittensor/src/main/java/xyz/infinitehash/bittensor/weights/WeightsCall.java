package xyz.infinitehash.bittensor.weights;

import java.time.Duration;
import java.util.Optional;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.SendTerms;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;

/**
 * A step on the way of weights to their table; signed by the validator's hotkey, free of charge.
 * Which of them a subnet takes {@link WeightsRoute} tells.
 */
public sealed interface WeightsCall extends TypedCall
    permits SetWeights, CommitTimelockedWeights, CommitWeights, RevealWeights {
  /** The subnet's table, one a mechanism. */
  WeightTable table();

  /** The call; the same in every runtime that has it. */
  Call call();

  @Override
  default Call call(Metadata metadata) {
    return call();
  }

  /**
   * Looks whether the chain would take it, and if so signs, sends and waits. Who must not send
   * twice in a crash takes the steps apart: {@link WeightRules#obstacle(WeightsCall)}, {@link
   * Chain#sign(Call, Signer)}, {@link Chain#submit}, {@link WeightsOutcome#of}.
   */
  default WeightsOutcome send(Chain chain, Signer hotkey, Duration atMost) {
    Optional<WeightRules> rules = WeightRules.read(chain.atHead(), table(), hotkey.accountId());
    if (rules.isEmpty()) {
      return new WeightsOutcome.NotRegistered();
    }
    Optional<WeightsOutcome> obstacle = rules.get().obstacle(this);
    return obstacle.isPresent()
        ? obstacle.get()
        : WeightsOutcome.of(rules.get(), chain.send(call(), hotkey, SendTerms.within(atMost)));
  }
}

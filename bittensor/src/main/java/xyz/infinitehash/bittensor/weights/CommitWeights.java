package xyz.infinitehash.bittensor.weights;

import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * The hash of weights that their validator will reveal itself; signed by the hotkey, free of
 * charge. Ten may wait at most.
 *
 * @param hash 32 bytes, from {@link RevealWeights#commitment}
 */
public record CommitWeights(WeightTable table, ByteString hash) implements WeightsCall {
  /** The call: {@code commit_weights}, with a mechanism {@code commit_mechanism_weights}. */
  @Override
  public Call call() {
    boolean plain = table.mechanism() == 0;
    Call call =
        Call.of("SubtensorModule", plain ? "commit_weights" : "commit_mechanism_weights")
            .with("netuid", table.netUid().toValue())
            .with("commit_hash", Value.of(hash));
    return plain ? call : call.with("mecid", Value.of(table.mechanism()));
  }
}

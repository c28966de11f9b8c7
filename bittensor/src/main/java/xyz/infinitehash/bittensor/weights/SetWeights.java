package xyz.infinitehash.bittensor.weights;

import java.math.BigInteger;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Plain weights for all to see at once; signed by the hotkey, free of charge.
 *
 * @param versionKey says which software computed them, u64
 */
public record SetWeights(WeightTable table, WeightVector weights, long versionKey)
    implements WeightsCall {
  /** The call: {@code set_weights}, with a mechanism {@code set_mechanism_weights}. */
  @Override
  public Call call() {
    Call call =
        Call.of("SubtensorModule", table.mechanism() == 0 ? "set_weights" : "set_mechanism_weights")
            .with("netuid", table.netUid().toValue())
            .with("dests", weights.uids())
            .with("weights", weights.weights())
            .with("version_key", Value.of(new BigInteger(Long.toUnsignedString(versionKey))));
    return table.mechanism() == 0 ? call : call.with("mecid", Value.of(table.mechanism()));
  }
}

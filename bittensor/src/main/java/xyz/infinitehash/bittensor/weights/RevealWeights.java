package xyz.infinitehash.bittensor.weights;

import java.math.BigInteger;
import java.util.List;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/**
 * The weights behind a {@link CommitWeights}; signed by the hotkey, free of charge, in the reveal
 * epoch and in no other. The revealing of a later commit drops the earlier ones. Whoever loses the
 * salt loses the weights: keep it before the commit is sent.
 *
 * @param salt numbers of 16 bits nobody can guess; eight of them are 128 bits
 * @param versionKey as in {@link SetWeights}
 */
public record RevealWeights(
    WeightTable table, WeightVector weights, List<Integer> salt, long versionKey)
    implements WeightsCall {
  public RevealWeights {
    salt = List.copyOf(salt);
  }

  /** What to commit to: blake2b-256 of hotkey, table, uids, values, salt and version key. */
  public CommitWeights commitment(AccountId hotkey) {
    byte[] whole =
        new ScaleWriter()
            .raw(hotkey.bytes())
            .u16(table.netUid().storageIndex(table.mechanism()))
            .list(weights.byUid().keySet().stream().map(Uid::value).toList(), (u, w) -> w.u16(u))
            .list(List.copyOf(weights.byUid().values()), (value, w) -> w.u16(value))
            .list(salt, (part, w) -> w.u16(part))
            .unsigned(unsignedVersion(), Long.BYTES)
            .toBytes();
    return new CommitWeights(table, ByteString.of(Blake2b.hash256(whole)));
  }

  /** The call: {@code reveal_weights}, with a mechanism {@code reveal_mechanism_weights}. */
  @Override
  public Call call() {
    boolean plain = table.mechanism() == 0;
    Call call =
        Call.of("SubtensorModule", plain ? "reveal_weights" : "reveal_mechanism_weights")
            .with("netuid", table.netUid().toValue())
            .with("uids", weights.uids())
            .with("values", weights.weights())
            .with("salt", Value.of(salt.stream().map(Value::of).toList()))
            .with("version_key", Value.of(unsignedVersion()));
    return plain ? call : call.with("mecid", Value.of(table.mechanism()));
  }

  private BigInteger unsignedVersion() {
    return new BigInteger(Long.toUnsignedString(versionKey));
  }
}

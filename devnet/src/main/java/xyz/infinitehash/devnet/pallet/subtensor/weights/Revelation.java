package xyz.infinitehash.devnet.pallet.subtensor.weights;

import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/**
 * Weights with the salt they were committed with.
 *
 * @param salt numbers of 16 bits
 */
public record Revelation(WeightRules.Row row, List<Integer> salt) {
  /** Copies. */
  public Revelation {
    salt = List.copyOf(salt);
  }

  /** What the hotkey must have committed to: blake2b-256 of the whole. */
  Value hash(AccountId hotkey) {
    ScaleWriter whole =
        new ScaleWriter()
            .raw(hotkey.bytes())
            .u16(row.index())
            .list(row.uids(), (uid, out) -> out.u16(uid))
            .list(row.weights(), (weight, out) -> out.u16(weight))
            .list(salt, (part, out) -> out.u16(part))
            .unsigned(row.versionKey(), Long.BYTES);
    return Value.of(Blake2b.hash256(whole.toBytes()));
  }
}

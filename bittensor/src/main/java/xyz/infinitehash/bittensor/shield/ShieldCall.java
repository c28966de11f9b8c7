package xyz.infinitehash.bittensor.shield;

import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** Handing encrypted extrinsics to the chain. {@link Shielded} does all of it. */
public sealed interface ShieldCall extends TypedCall {
  /**
   * An extrinsic that the author decrypts and puts into its block.
   *
   * @param sealed by {@link ShieldKey#seal}, at most 8,192 bytes; its own extrinsic must live at
   *     most 8 blocks
   */
  record Submit(ByteString sealed) implements ShieldCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("MevShield", "submit_encrypted").with("ciphertext", Value.of(sealed));
    }
  }

  /** A call that waits on chain until it can be decrypted. */
  record Store(ByteString encrypted) implements ShieldCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("MevShield", "store_encrypted").with("encrypted_call", Value.of(encrypted));
    }
  }
}

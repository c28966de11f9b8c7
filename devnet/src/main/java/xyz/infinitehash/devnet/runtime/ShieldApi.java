package xyz.infinitehash.devnet.runtime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.hash.Twox;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** ShieldApi: whether an extrinsic carries a hidden one, as an author asks before it opens it. */
record ShieldApi(ChainRuntime runtime) implements RuntimeApi {
  /** The pallet without which there is nothing to ask. */
  static final String PALLET = "MevShield";

  private static final int HASH = 16;
  private static final int NONCE = 24;

  @Override
  public String name() {
    return "ShieldApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.types()
        .struct(
            "stp_shield::shielded_tx::ShieldedTransaction",
            "key_hash: [u8; 16]",
            "kem_ct: Vec<u8>",
            "aead_ct: Vec<u8>",
            "nonce: [u8; 24]");
    api.method("try_decode_shielded_tx", "Option<ShieldedTransaction>", "uxt: Vec<u8>")
        .method("is_shielded_using_current_key", "bool", "key_hash: [u8; 16]");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return method.equals("is_shielded_using_current_key")
        ? Value.of(isCurrent(args.getFirst().asBytes(), block))
        : hidden(args.getFirst().asBytes(), block)
            .flatMap(ShieldApi::parts)
            .map(Value::some)
            .orElse(Value.none());
  }

  private static boolean isCurrent(byte[] hash, BlockContext block) {
    return block
        .state()
        .of(PALLET)
        .find("PendingKey")
        .filter(key -> Arrays.equals(Twox.hash128(key.asBytes()), hash))
        .isPresent();
  }

  /** What a well signed extrinsic submits, if it submits anything hidden. */
  private Optional<byte[]> hidden(byte[] unframed, BlockContext block) {
    byte[] bytes = new ScaleWriter().vecU8(unframed).toBytes();
    try {
      if (!(runtime.extrinsics().decode(bytes) instanceof Extrinsic.Signed signed)) {
        return Optional.empty();
      }
      Call call = signed.call();
      boolean submits = call.pallet().equals(PALLET) && call.name().equals("submit_encrypted");
      return submits
              && new SignatureCheck(runtime, runtime.extrinsics())
                      .check(signed, bytes.length, block)
                  instanceof SignatureCheck.Result.Good
          ? Optional.of(call.arg("ciphertext").asBytes())
          : Optional.empty();
    } catch (SubstrateException undecodable) {
      return Optional.empty();
    }
  }

  private static Optional<Value> parts(byte[] sealed) {
    ScaleReader in = new ScaleReader(sealed);
    LinkedHashMap<String, Value> parts = new LinkedHashMap<>();
    try {
      parts.put("key_hash", Value.of(in.bytes(HASH)));
      parts.put("kem_ct", Value.of(in.bytes(in.u16())));
      byte[] nonce = in.bytes(NONCE);
      parts.put("aead_ct", Value.of(in.bytes(in.remaining())));
      parts.put("nonce", Value.of(nonce));
      return Optional.of(Value.struct(parts));
    } catch (ScaleException tooShort) {
      return Optional.empty();
    }
  }
}

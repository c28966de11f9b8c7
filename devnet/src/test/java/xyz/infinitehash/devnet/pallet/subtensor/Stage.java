package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.metadata.RuntimeApi;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** A chain without a server, its accounts by URI, and extrinsics signed for it. */
final class Stage {
  final Chain chain;
  private final ExtrinsicCodec extrinsics;
  private final ValueCodec values;
  private final Map<String, KeyPair> keys = new HashMap<>();

  Stage(DevnetConfig config) {
    this.chain = new Chain(Devnet.runtime(config), config.chain());
    this.extrinsics = new ExtrinsicCodec(chain.runtime().metadata());
    this.values = new ValueCodec(chain.runtime().metadata().types());
  }

  static AccountId account(String uri) {
    try (KeyPair key = KeyPair.fromUri(uri)) {
      return key.accountId();
    }
  }

  KeyPair key(String uri) {
    return keys.computeIfAbsent(uri, KeyPair::fromUri);
  }

  /** Signs a call with the account's next nonce and offers it to the pool. */
  Submission submit(String uri, Call call) {
    return chain.submit(sign(uri, call));
  }

  ByteString sign(String uri, Call call) {
    KeyPair key = key(uri);
    Envelope envelope =
        Envelope.immortal(
            new BlockHash(chain.block(0).orElseThrow().hash()),
            425,
            1,
            chain.nextNonce(key.accountId()));
    byte[] bytes = extrinsics.encodeCall(call);
    byte[] signature = key.sign(extrinsics.signedBytes(bytes, envelope));
    return extrinsics.signed(bytes, envelope, key.accountId(), signature).bytes();
  }

  void advance(int blocks) {
    for (int i = 0; i < blocks; i++) {
      chain.produce();
    }
  }

  State state() {
    return new State(chain.head().state(), chain.runtime().storage());
  }

  /** Names of the events of the head with their fields. */
  List<Value> events() {
    return state().of("System").get("Events").items();
  }

  /** Asks a runtime API at the head, over its SCALE. */
  Value api(String api, String method, Value... args) {
    RuntimeApi described = chain.runtime().metadata().api(api).orElseThrow();
    Method way =
        described.methods().stream().filter(m -> m.name().equals(method)).findFirst().orElseThrow();
    ScaleWriter input = new ScaleWriter(64);
    for (int i = 0; i < args.length; i++) {
      values.encode(way.inputs().get(i).type(), args[i], input);
    }
    byte[] answer =
        chain
            .runtime()
            .call(api + "_" + method, input.toBytes(), chain.head().state(), chain.head().number());
    return values.decode(way.output(), answer);
  }
}

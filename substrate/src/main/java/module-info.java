/**
 * Any Substrate chain: SCALE, metadata, values, storage keys, extrinsics, JSON-RPC, chain client.
 */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.substrate {
  requires static org.jspecify;
  requires transitive tools.jackson.databind;
  requires transitive xyz.infinitehash.crypto;
  requires java.net.http;
  requires tools.jackson.core;

  exports xyz.infinitehash.substrate;
  exports xyz.infinitehash.substrate.chain;
  exports xyz.infinitehash.substrate.extrinsic;
  exports xyz.infinitehash.substrate.metadata;
  exports xyz.infinitehash.substrate.rpc;
  exports xyz.infinitehash.substrate.scale;
  exports xyz.infinitehash.substrate.storage;
  exports xyz.infinitehash.substrate.value;
}

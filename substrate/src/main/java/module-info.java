/** Any Substrate chain: SCALE, metadata, values, storage keys, extrinsics. */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.substrate {
  requires static org.jspecify;
  requires transitive xyz.infinitehash.crypto;
  requires transitive tools.jackson.databind;

  exports xyz.infinitehash.substrate;
  exports xyz.infinitehash.substrate.metadata;
  exports xyz.infinitehash.substrate.scale;
  exports xyz.infinitehash.substrate.value;
}

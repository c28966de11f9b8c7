/** Subtensor, Bittensor's chain, as typed values. */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.bittensor {
  requires static org.jspecify;
  requires transitive xyz.infinitehash.crypto;
  requires tools.jackson.databind;

  exports xyz.infinitehash.bittensor;
  exports xyz.infinitehash.bittensor.wallet;
}

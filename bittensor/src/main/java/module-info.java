/**
 * Subtensor, Bittensor's chain, as typed values: wallets, registration, metagraph, epochs, weights,
 * stake.
 */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.bittensor {
  requires static org.jspecify;
  requires transitive xyz.infinitehash.crypto;
  requires transitive xyz.infinitehash.substrate;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports xyz.infinitehash.bittensor;
  exports xyz.infinitehash.bittensor.balance;
  exports xyz.infinitehash.bittensor.batch;
  exports xyz.infinitehash.bittensor.children;
  exports xyz.infinitehash.bittensor.commitment;
  exports xyz.infinitehash.bittensor.epoch;
  exports xyz.infinitehash.bittensor.identity;
  exports xyz.infinitehash.bittensor.metagraph;
  exports xyz.infinitehash.bittensor.multisig;
  exports xyz.infinitehash.bittensor.ownership;
  exports xyz.infinitehash.bittensor.proxy;
  exports xyz.infinitehash.bittensor.registration;
  exports xyz.infinitehash.bittensor.serving;
  exports xyz.infinitehash.bittensor.shield;
  exports xyz.infinitehash.bittensor.stake;
  exports xyz.infinitehash.bittensor.subnet;
  exports xyz.infinitehash.bittensor.wallet;
  exports xyz.infinitehash.bittensor.weights;
}

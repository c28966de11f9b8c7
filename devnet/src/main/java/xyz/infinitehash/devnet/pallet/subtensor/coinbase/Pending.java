package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * Alpha rao that waited for a subnet's epoch: for miners, validators, root's stakers and the owner.
 */
record Pending(long miners, long validators, long root, long owner) {

  /** Takes all of it. */
  static Pending drain(Store store, int netuid) {
    return new Pending(
        take(store, "PendingServerEmission", netuid),
        take(store, "PendingValidatorEmission", netuid),
        take(store, "PendingRootAlphaDivs", netuid),
        take(store, "PendingOwnerCut", netuid));
  }

  long total() {
    return miners + validators + root;
  }

  private static long take(Store store, String item, int netuid) {
    Value net = Store.value(netuid);
    long amount = store.number(item, net);
    store.put(item, 0, net);
    return amount;
  }
}

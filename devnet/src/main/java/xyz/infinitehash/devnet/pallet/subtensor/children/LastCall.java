package xyz.infinitehash.devnet.pallet.subtensor.children;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * When a hotkey's coldkey last called something for it on a subnet.
 *
 * @param kind number of the kind of call in storage
 * @param blocks that must lie between two; the first one is free
 */
record LastCall(Store store, AccountId hotkey, int netuid, int kind, long blocks) {
  private static final String ITEM = "TransactionKeyLastBlock";
  private static final long HALF_AN_HOUR = 150;

  static LastCall children(Store store, AccountId hotkey, int netuid) {
    return new LastCall(store, hotkey, netuid, 0, HALF_AN_HOUR);
  }

  static LastCall take(Store store, AccountId hotkey, int netuid) {
    return new LastCall(store, hotkey, netuid, 1, store.number("TxChildkeyTakeRateLimit"));
  }

  boolean isLongAgo() {
    long last = store.number(ITEM, keys());
    return last == 0 || Long.compareUnsigned(store.now() - last, blocks) >= 0;
  }

  void isNow() {
    store.put(ITEM, store.now(), keys());
  }

  private Value[] keys() {
    return new Value[] {value(hotkey), value(netuid), value(kind)};
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import java.util.Map;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a subnet says about itself.
 *
 * @param value the chain's SubnetIdentityV3
 */
record SubnetIdentity(Value value) {
  private static final int LONGEST = 1_024;
  private static final Map<String, Integer> SHORTER = Map.of("subnet_name", 256, "discord", 256);

  /** Keeps and tells it, or fails the call with InvalidIdentity. */
  void store(Store store, int netuid) {
    value
        .asStruct()
        .forEach(
            (name, text) ->
                Store.ensure(
                    text.asBytes().length <= SHORTER.getOrDefault(name, LONGEST),
                    "InvalidIdentity"));
    store.put("SubnetIdentitiesV3", value, Store.value(netuid));
    store.event("SubnetIdentitySet", Store.value(netuid));
  }
}

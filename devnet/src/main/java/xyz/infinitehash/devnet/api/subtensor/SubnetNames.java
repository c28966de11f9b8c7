package xyz.infinitehash.devnet.api.subtensor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;

/** A subnet's name: what its owner set, or else what the runtime calls it. */
final class SubnetNames {
  private static final List<String> DEFAULT = PalletListing.words("names");

  private SubnetNames() {}

  static String of(Store store, int netuid) {
    String set =
        store
            .find("SubnetIdentitiesV3", Store.value(netuid))
            .map(
                identity ->
                    new String(identity.field("subnet_name").asBytes(), StandardCharsets.UTF_8))
            .orElse("");
    return !set.isEmpty()
        ? set
        : netuid < DEFAULT.size() ? DEFAULT.get(netuid).replace('~', ' ') : "unknown";
  }
}

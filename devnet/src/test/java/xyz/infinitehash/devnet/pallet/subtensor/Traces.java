package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.scale.ByteString;

/** Where SubtensorModule's storage names an account, in keys or values. */
final class Traces {
  private Traces() {}

  /** {@code Item} for each entry that has the account's 32 bytes in its key or value. */
  static List<String> of(Stage stage, AccountId account) {
    String name = ByteString.of(account.bytes()).hex().substring(2);
    State state = stage.state();
    List<String> found = new ArrayList<>();
    for (StorageItem item : stage.chain.runtime().metadata().pallet("SubtensorModule").storage()) {
      byte[] prefix = stage.chain.runtime().storage().prefix("SubtensorModule", item.name());
      state
          .snapshot()
          .visit(
              prefix,
              new byte[0],
              (key, value) -> {
                if (ByteString.of(key).hex().contains(name)
                    || ByteString.of(value).hex().contains(name)) {
                  found.add(item.name());
                }
                return true;
              });
    }
    return found;
  }
}

package xyz.infinitehash.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import xyz.infinitehash.bittensor.wallet.KeyFile;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.bittensor.wallet.WalletException;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * One key of a wallet as it is shown. A file that cannot be read is shown with its trouble, so that
 * it does not hide the others.
 *
 * @param kind coldkey or hotkey
 * @param hotkey its name, empty for the coldkey
 * @param address or what is wrong
 * @param known whether that is an address
 * @param lock of the secret's file, or that there is none
 */
record WalletKeys(
    String kind, String hotkey, String address, boolean known, String lock, Path file) {

  /** The coldkey first, then the hotkeys by name. */
  static List<WalletKeys> of(Wallet wallet) {
    List<WalletKeys> keys = new ArrayList<>();
    of("coldkey", "", wallet.coldkeyFile(), wallet::coldkey).ifPresent(keys::add);
    for (String hotkey : wallet.hotkeys()) {
      of("hotkey", hotkey, wallet.hotkeyFile(hotkey), () -> wallet.hotkey(hotkey))
          .ifPresent(keys::add);
    }
    return keys;
  }

  /** What {@code --json} says of a wallet. */
  static Map<String, Object> document(Wallet wallet) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> hotkeys = new LinkedHashMap<>();
    Map<String, Object> locks = new LinkedHashMap<>();
    Map<String, Object> problems = new LinkedHashMap<>();
    fields.put("name", wallet.name());
    for (WalletKeys key : of(wallet)) {
      locks.put(key.name(), key.lock());
      if (!key.known()) {
        problems.put(key.name(), key.address());
      } else if (key.hotkey().isEmpty()) {
        fields.put("coldkey", key.address());
      } else {
        hotkeys.put(key.hotkey(), key.address());
      }
    }
    fields.put("hotkeys", hotkeys);
    fields.put("locks", locks);
    if (!problems.isEmpty()) {
      fields.put("problems", problems);
    }
    return fields;
  }

  /** The kind, and of a hotkey the name. */
  String name() {
    return hotkey.isEmpty() ? kind : kind + " " + hotkey;
  }

  private static Optional<WalletKeys> of(
      String kind, String hotkey, Path file, Supplier<Optional<AccountId>> account) {
    String lock = "no secret here";
    try {
      if (Files.exists(file)) {
        lock = KeyFile.encryption(file).toString();
      }
      String found = lock;
      return account.get().map(a -> new WalletKeys(kind, hotkey, a.toString(), true, found, file));
    } catch (WalletException e) {
      return Optional.of(new WalletKeys(kind, hotkey, "" + e.getMessage(), false, lock, file));
    }
  }
}

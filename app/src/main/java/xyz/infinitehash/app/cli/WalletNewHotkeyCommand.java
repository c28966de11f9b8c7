package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.infinitehash.bittensor.wallet.Protection;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;

/** {@code ih wallet new-hotkey}. */
@Command(
    name = "new-hotkey",
    description = {
      "Makes a key that works: mines, validates, signs weights. Its file is not encrypted unless",
      "that is said, for services open it by themselves; its words are shown once."
    },
    footer = {
      "%nExamples:",
      "  ih wallet new-hotkey --name mine --hotkey rig1",
      "  ih wallet new-hotkey --name mine --hotkey rig1 --encrypt"
    })
final class WalletNewHotkeyCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin WalletOptions which = new WalletOptions();
  @Mixin WordOptions words = new WordOptions();
  @Mixin SchemeOption scheme = new SchemeOption();
  @Mixin ProtectionOptions protect = new ProtectionOptions();

  @Override
  public void run() {
    Wallet wallet = which.wallet();
    Path file = wallet.hotkeyFile(which.hotkey);
    words.requireFree(file, protect.overwrite);
    Protection protection = protect.of(shared, file, false);
    try (Mnemonic mnemonic = Mnemonic.generate(words.count, new SecureRandom());
        StoredKey key = StoredKey.ofMnemonic(mnemonic, Password.none(), scheme.scheme)) {
      wallet.keepHotkey(which.hotkey, key, protection, protect.overwrite);
      NewKey made = new NewKey(shared, "hotkey", key, file);
      made.tell("new");
      made.showWords(words.file());
    } finally {
      ProtectionOptions.close(protection);
    }
  }
}

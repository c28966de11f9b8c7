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

/** {@code ih wallet new-coldkey}. */
@Command(
    name = "new-coldkey",
    description = {
      "Makes a key that owns, from words that are shown once, in a file encrypted with a password",
      "as btcli does. Not to be kept on the machine of a miner or validator."
    },
    footer = {
      "%nExamples:",
      "  ih wallet new-coldkey --name mine                        asks for a password twice",
      "  ih wallet new-coldkey --name mine --words 24",
      "  ih wallet new-coldkey --name toy --no-password --json    for scripts and test chains"
    })
final class WalletNewColdkeyCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin WalletOptions which = new WalletOptions();
  @Mixin WordOptions words = new WordOptions();
  @Mixin SchemeOption scheme = new SchemeOption();
  @Mixin ProtectionOptions protect = new ProtectionOptions();

  @Override
  public void run() {
    Wallet wallet = which.wallet();
    Path file = wallet.coldkeyFile();
    words.requireFree(file, protect.overwrite);
    Protection protection = protect.of(shared, file, true);
    try (Mnemonic mnemonic = Mnemonic.generate(words.count, new SecureRandom());
        StoredKey key = StoredKey.ofMnemonic(mnemonic, Password.none(), scheme.scheme)) {
      wallet.keepColdkey(key, protection, protect.overwrite);
      NewKey made = new NewKey(shared, "coldkey", key, file);
      made.tell("new");
      made.showWords(words.file());
    } finally {
      ProtectionOptions.close(protection);
    }
  }
}

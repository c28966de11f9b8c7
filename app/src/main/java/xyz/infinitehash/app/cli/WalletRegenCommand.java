package xyz.infinitehash.app.cli;

import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.infinitehash.bittensor.wallet.KeystoreFile;
import xyz.infinitehash.bittensor.wallet.PasswordSource;
import xyz.infinitehash.bittensor.wallet.Protection;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.StoredKey;

/** {@code ih wallet regen}. */
@Command(
    name = "regen",
    description = {
      "Gets a key back: from its words, its seed, a secret URI (words//hard/soft///password), or an",
      "account exported by polkadot.js or a browser wallet. Secrets come from the terminal or from",
      "files, never from the command line, which other users of the machine see."
    },
    footer = {
      "%nExamples:",
      "  ih wallet regen coldkey --name mine                    asks for words and password",
      "  ih wallet regen hotkey --name mine --hotkey rig1 --secret-file words.txt",
      "  ih wallet regen coldkey --name mine --keystore account.json"
    })
final class WalletRegenCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin WalletOptions which = new WalletOptions();
  @Mixin SchemeOption scheme = new SchemeOption();
  @Mixin ProtectionOptions protect = new ProtectionOptions();

  @Parameters(paramLabel = "KEY", description = "coldkey or hotkey")
  Kind kind = Kind.coldkey;

  @ArgGroup(multiplicity = "0..1")
  @Nullable Source source;

  @Option(
      names = "--keystore-password-file",
      paramLabel = "FILE",
      description = "File whose first line is the keystore's password; else it is asked for.")
  @Nullable Path keystorePassword;

  /** Which key of the wallet, as typed. */
  enum Kind {
    coldkey,
    hotkey
  }

  /** One of the two. */
  static final class Source {
    @Option(
        names = "--secret-file",
        paramLabel = "FILE",
        description = "File whose first line is the words, the seed (0x...) or the secret URI.")
    @Nullable Path secret;

    @Option(
        names = "--keystore",
        paramLabel = "FILE",
        description = "JSON of polkadot.js, version 3.")
    @Nullable Path keystore;
  }

  @Override
  public void run() {
    Wallet wallet = which.wallet();
    Path file =
        switch (kind) {
          case coldkey -> wallet.coldkeyFile();
          case hotkey -> wallet.hotkeyFile(which.hotkey);
        };
    new WordOptions().requireFree(file, protect.overwrite);
    try (StoredKey key = key()) {
      Protection protection = protect.of(shared, file, kind == Kind.coldkey);
      try {
        switch (kind) {
          case coldkey -> wallet.keepColdkey(key, protection, protect.overwrite);
          case hotkey -> wallet.keepHotkey(which.hotkey, key, protection, protect.overwrite);
        }
      } finally {
        ProtectionOptions.close(protection);
      }
      new NewKey(shared, kind.name(), key, file).tell("regained");
    }
  }

  private StoredKey key() {
    Path keystore = source == null ? null : source.keystore;
    if (keystore != null) {
      return KeystoreFile.open(keystore, keystorePasswords());
    }
    char[] secret = secret();
    try {
      return StoredKey.ofUri(CharBuffer.wrap(secret), scheme.scheme);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private char[] secret() {
    Path file = source == null ? null : source.secret;
    char[] secret =
        file != null
            ? SecretFile.characters(file)
            : Terminal.ofProcess()
                .flatMap(terminal -> terminal.secret("words, seed or secret URI (unseen): "))
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            "no terminal to ask for the words; give --secret-file or --keystore"));
    if (secret.length == 0) {
      throw new CommandFailure("no words, seed or secret URI were given");
    }
    return secret;
  }

  private PasswordSource keystorePasswords() {
    Path file = keystorePassword;
    return file != null
        ? _ -> Optional.of(SecretFile.password(file))
        : asked ->
            Terminal.ofProcess()
                .flatMap(terminal -> terminal.secret("password of " + asked + ": "))
                .map(Password::of);
  }
}

package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.wallet.PasswordSource;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.sr25519.KeyPair;

/** Which wallet, and how its files are opened where they are encrypted. */
final class UnlockOptions extends WalletOptions {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = {
        "File whose first line is the password of an encrypted key. Else the variable of btcli",
        "(BT_PW_...), else it is asked for on the terminal."
      })
  @Nullable Path passwordFile;

  /** The secret of the coldkey; the caller closes it. */
  KeyPair openColdkey(Shared shared) {
    return wallet().openColdkey(passwords(shared));
  }

  /** The secret of the hotkey; the caller closes it. */
  KeyPair openHotkey(Shared shared) {
    return wallet().openHotkey(hotkey, passwords(shared));
  }

  /** Where passwords come from; says that opening takes its time. */
  PasswordSource passwords(Shared shared) {
    Path said = passwordFile;
    PasswordSource given =
        said == null
            ? PasswordSource.environment(System.getenv()).or(UnlockOptions::typed)
            : _ -> Optional.of(SecretFile.password(said));
    return file -> {
      Optional<Password> password = given.passwordOf(file);
      password.ifPresent(
          _ -> shared.progress("opening " + file + ", which takes some seconds on purpose"));
      return password;
    };
  }

  private static Optional<Password> typed(Path file) {
    return Terminal.ofProcess()
        .flatMap(terminal -> terminal.secret("password of " + file + ": "))
        .map(Password::of);
  }
}

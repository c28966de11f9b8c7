package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.wallet.PasswordSource;
import xyz.infinitehash.bittensor.wallet.Protection;
import xyz.infinitehash.crypto.Password;

/** Whether and with which password a new key file is encrypted. */
final class ProtectionOptions {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = {
        "Encrypt with the first line of this file. Else with the variable of btcli (BT_PW_...),",
        "else it is asked for twice on the terminal."
      })
  @Nullable Path passwordFile;

  @Option(
      names = "--no-password",
      description = "Do not encrypt: whoever reads the file has the key. The default for hotkeys.")
  boolean plain;

  @Option(names = "--encrypt", description = "Encrypt. The default for coldkeys.")
  boolean encrypt;

  @Option(names = "--overwrite", description = "Replace a key that is there, for ever.")
  boolean overwrite;

  /**
   * How the file is to be written, saying that encrypting takes its time; what it holds is closed
   * by {@link #close}.
   *
   * @param usual whether keys of this kind are encrypted where nothing is said
   */
  Protection of(Shared shared, Path file, boolean usual) {
    if (plain && (encrypt || passwordFile != null)) {
      throw new CommandFailure("--no-password contradicts --encrypt and --password-file");
    }
    if (plain || !(encrypt || usual || passwordFile != null)) {
      return new Protection.Plain();
    }
    Password password = password(file);
    shared.progress("encrypting " + file + ", which takes some seconds on purpose");
    return new Protection.Encrypted(password);
  }

  /** Overwrites the password. */
  static void close(Protection protection) {
    switch (protection) {
      case Protection.Plain _ -> {}
      case Protection.Encrypted(Password password) -> password.close();
    }
  }

  private Password password(Path file) {
    Password password =
        passwordFile != null
            ? SecretFile.password(passwordFile)
            : PasswordSource.environment(System.getenv())
                .or(ProtectionOptions::typed)
                .passwordOf(file)
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            "no terminal to ask for a password; give --password-file, or"
                                + " --no-password for a file that is not encrypted"));
    if (password.isEmpty()) {
      throw new CommandFailure("the password is empty; without one on purpose: --no-password");
    }
    return password;
  }

  private static Optional<Password> typed(Path file) {
    return Terminal.ofProcess().map(terminal -> terminal.newPassword(file.toString()));
  }
}

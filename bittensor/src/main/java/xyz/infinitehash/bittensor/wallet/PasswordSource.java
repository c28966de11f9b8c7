package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.Password;

/** Where the password of an encrypted key file comes from. Asked only when a file is encrypted. */
@FunctionalInterface
public interface PasswordSource {
  /** The password of a file, which the asker closes; empty when this source has none. */
  Optional<Password> passwordOf(Path file);

  /** No password: encrypted files stay shut. */
  static PasswordSource none() {
    return _ -> Optional.empty();
  }

  /** One password, whatever the file; it stays the giver's to close. */
  static PasswordSource of(Password password) {
    return _ -> Optional.of(Password.ofUtf8(password.utf8()));
  }

  /**
   * The variable btcli keeps a file's password in; see {@link PasswordVariable}.
   *
   * @param environment of the process
   */
  static PasswordSource environment(Map<String, String> environment) {
    return file -> PasswordVariable.password(environment, file);
  }

  /** Asks another when this one has none. */
  default PasswordSource or(PasswordSource other) {
    return file -> passwordOf(file).or(() -> other.passwordOf(file));
  }
}

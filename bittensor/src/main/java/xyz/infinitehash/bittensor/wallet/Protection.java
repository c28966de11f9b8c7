package xyz.infinitehash.bittensor.wallet;

import java.security.SecureRandom;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.KeyFileCipher;

/** How a key file is written. */
public sealed interface Protection {
  /** As it is, mode 0600: usual for hotkeys, which a service must open by itself. */
  record Plain() implements Protection {}

  /**
   * Locked, {@code $NACL}: usual for coldkeys.
   *
   * @param password stays the giver's to close
   */
  record Encrypted(Password password) implements Protection {}

  /** The bytes to write. */
  default byte[] applied(byte[] content) {
    return switch (this) {
      case Plain _ -> content.clone();
      case Encrypted(Password password) ->
          KeyFileCipher.encrypt(content, password, new SecureRandom());
    };
  }
}

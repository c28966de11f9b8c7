package xyz.infinitehash.crypto.keyfile;

import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.Password;

/**
 * The locks of key files, with btcli's exact parameters: opens all that were ever in use, closes
 * with {@code $NACL} alone. Each attempt costs seconds, by design: {@code $NACL} and the Fernet of
 * old some of a core's, and the former 512 MiB of memory outside the heap.
 */
public final class KeyFileCipher {
  private KeyFileCipher() {}

  /**
   * Locks a content with {@code $NACL}.
   *
   * @param content stays the caller's to wipe
   * @param random of cryptographic strength; gives the nonce
   */
  public static byte[] encrypt(byte[] content, Password password, RandomGenerator random) {
    return Nacl.BTCLI.encrypt(content, password, random);
  }

  /** Tries a password on a file's content. Where that is not encrypted, it opens as it is. */
  public static Decryption decrypt(byte[] file, Password password) {
    return switch (Encryption.of(file)) {
      case NONE -> new Decryption.Opened(file.clone());
      case NACL -> Nacl.BTCLI.decrypt(file, password);
      case ANSIBLE_VAULT -> AnsibleVault.decrypt(file, password);
      case FERNET -> Fernet.BTCLI.decrypt(file, password);
    };
  }
}

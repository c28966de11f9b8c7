package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.Decryption;
import xyz.infinitehash.crypto.keyfile.Encryption;
import xyz.infinitehash.crypto.keyfile.KeyFileCipher;
import xyz.infinitehash.crypto.keyfile.KeyFileContent;
import xyz.infinitehash.crypto.keyfile.KeyFileException;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;

/** One key file of a wallet, in any form btcli and its forerunners ever wrote. */
public final class KeyFile {
  private KeyFile() {}

  /**
   * Opens a file that is not encrypted and holds an sr25519 key; the caller closes it.
   *
   * @throws WalletException which says what is the matter
   */
  public static KeyPair open(Path file) {
    return open(file, PasswordSource.none());
  }

  /** As {@link #open(Path)}, of an encrypted file too. */
  public static KeyPair open(Path file, PasswordSource passwords) {
    try (StoredKey key = unlock(file, passwords)) {
      return key.sr25519()
          .orElseThrow(
              () ->
                  new WalletException(
                      WalletException.Kind.UNSUPPORTED,
                      file,
                      "holds an ed25519 key, with which messages are signed here, not extrinsics"));
    }
  }

  /**
   * Opens a file of either scheme, with all that stands in it; the caller closes it.
   *
   * @param passwords asked if it is encrypted
   * @throws WalletException which says what is the matter
   */
  public static StoredKey unlock(Path file, PasswordSource passwords) {
    byte[] bytes = PrivateFiles.read(file);
    byte[] content =
        Encryption.of(bytes) == Encryption.NONE ? bytes : opened(file, bytes, passwords);
    try {
      return switch (content(file, content)) {
        case KeyFileContent.Secret(StoredKey key) -> key;
        case KeyFileContent.PublicOnly _ ->
            throw new WalletException(
                WalletException.Kind.UNSUPPORTED, file, "holds no secret; a public file?");
      };
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * The account of a public file, or of a secret one that is not encrypted.
   *
   * @throws WalletException which says what is the matter
   */
  public static AccountId account(Path file) {
    byte[] content = PrivateFiles.read(file);
    try {
      KeyFileContent read = content(file, content);
      if (read instanceof KeyFileContent.Secret(StoredKey key)) {
        key.close();
      }
      return read.account();
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** How a file is locked. */
  public static Encryption encryption(Path file) {
    byte[] content = PrivateFiles.read(file);
    try {
      return Encryption.of(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  static void write(Path file, StoredKey key, Protection protection, boolean overwrite) {
    byte[] content = key.content();
    byte[] bytes = protection.applied(content);
    Arrays.fill(content, (byte) 0);
    PrivateFiles.write(file, bytes, overwrite);
    Arrays.fill(bytes, (byte) 0);
  }

  private static byte[] opened(Path file, byte[] bytes, PasswordSource passwords) {
    Optional<Password> given = passwords.passwordOf(file);
    if (given.isEmpty()) {
      throw new WalletException(
          WalletException.Kind.NO_PASSWORD, file, "is encrypted, and no password was given");
    }
    try (Password password = given.get()) {
      return switch (KeyFileCipher.decrypt(bytes, password)) {
        case Decryption.Opened(byte[] content) -> content;
        case Decryption.WrongPassword _ ->
            throw new WalletException(
                WalletException.Kind.WRONG_PASSWORD,
                file,
                "does not open: the password is another, or the file was changed");
        case Decryption.Damaged(String what) ->
            throw new WalletException(WalletException.Kind.DAMAGED, file, "is damaged: " + what);
      };
    }
  }

  private static KeyFileContent content(Path file, byte[] content) {
    try {
      return KeyFileContent.read(content);
    } catch (KeyFileException e) {
      throw new WalletException(
          switch (e.fault()) {
            case ENCRYPTED -> WalletException.Kind.NO_PASSWORD;
            case UNSUPPORTED -> WalletException.Kind.UNSUPPORTED;
            case NOT_A_KEY_FILE, BAD_FIELD, MISMATCH -> WalletException.Kind.DAMAGED;
          },
          file,
          "cannot be used as a key file: " + e.getMessage());
    }
  }
}

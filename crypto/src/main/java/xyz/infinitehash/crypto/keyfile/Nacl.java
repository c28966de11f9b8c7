package xyz.infinitehash.crypto.keyfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.Password;

/**
 * {@code $NACL}, 24 bytes of nonce, a secretbox. The key is Argon2i of the password under a salt
 * that is the same for everybody: a weak password is weak here, whatever the memory.
 *
 * @param derivation how the key is drawn; tests take a cheaper one
 */
record Nacl(Argon2i derivation) {
  /** libsodium's argon2i13 at its limits called sensitive. */
  static final Nacl BTCLI = new Nacl(new Argon2i(8, 512 * 1024));

  private static final byte[] MARK = "$NACL".getBytes(US_ASCII);
  private static final byte[] SALT = HexFormat.of().parseHex("137183dff15a09bc9c90b5518739e9b1");

  byte[] encrypt(byte[] content, Password password, RandomGenerator random) {
    byte[] nonce = new byte[SecretBox.NONCE];
    random.nextBytes(nonce);
    byte[] key = key(password);
    byte[] box = SecretBox.seal(content, nonce, key);
    Arrays.fill(key, (byte) 0);
    byte[] file = Arrays.copyOf(MARK, MARK.length + nonce.length + box.length);
    System.arraycopy(nonce, 0, file, MARK.length, nonce.length);
    System.arraycopy(box, 0, file, MARK.length + nonce.length, box.length);
    return file;
  }

  Decryption decrypt(byte[] file, Password password) {
    int start = MARK.length + SecretBox.NONCE;
    if (file.length < start + SecretBox.TAG) {
      return new Decryption.Damaged("it is cut off: " + file.length + " bytes");
    }
    byte[] key = key(password);
    try {
      return SecretBox.open(file, start, Arrays.copyOfRange(file, MARK.length, start), key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] key(Password password) {
    byte[] utf8 = password.utf8();
    try {
      return derivation.derive(utf8, SALT, 32);
    } catch (OutOfMemoryError e) {
      throw new CryptoException(
          "the lock of a key file takes %d MiB of memory; allow them: -XX:MaxDirectMemorySize=1g"
              .formatted(derivation.kibibytes() / 1024));
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }
}

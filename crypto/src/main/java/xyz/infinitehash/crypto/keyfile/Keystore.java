package xyz.infinitehash.crypto.keyfile;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.SCrypt;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;

/**
 * An account exported by polkadot.js or a browser wallet, format version 3: what its {@code
 * encoded} holds, decoded from base64.
 *
 * @param encoded salt and parameters of scrypt where that is used, nonce, secretbox; or the key
 *     bare
 * @param lock how it is locked, by {@code encoding.type}
 * @param scheme of the key, by {@code encoding.content}
 */
@SuppressWarnings("ArrayRecordComponent") // encrypted as a rule, and read once
public record Keystore(byte[] encoded, Lock lock, KeyScheme scheme) {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] HEADER = HEX.parseHex("3053020101300506032b657004220420");
  private static final byte[] DIVIDER = HEX.parseHex("a123032100");
  private static final int SECRET = 64;
  private static final int SCRYPT_HEAD = 32 + 3 * 4;

  /** How a keystore is locked. */
  public enum Lock {
    /** Not at all: {@code none}. */
    NONE,
    /** The password, filled up with zeros, is the key: {@code xsalsa20-poly1305}. */
    PADDED_PASSWORD,
    /** The key is scrypt's: {@code scrypt, xsalsa20-poly1305}. */
    SCRYPT
  }

  /**
   * Tries a password. What opens is for {@link #key}. scrypt of the wallets' parameters takes up to
   * 256 MiB; greater ones are refused as damage.
   */
  public Decryption decrypt(Password password) {
    return switch (lock) {
      case NONE -> new Decryption.Opened(encoded.clone());
      case PADDED_PASSWORD -> {
        byte[] utf8 = password.utf8();
        byte[] key = Arrays.copyOf(utf8, 32);
        Arrays.fill(utf8, (byte) 0);
        yield open(0, key);
      }
      case SCRYPT -> {
        if (encoded.length < SCRYPT_HEAD) {
          yield new Decryption.Damaged("it is cut off");
        }
        int n = number(32);
        int p = number(36);
        int r = number(40);
        if (n < 2 || n > 1 << 18 || Integer.bitCount(n) != 1 || r != 8 || p != 1) {
          yield new Decryption.Damaged("its scrypt parameters are none a wallet writes");
        }
        byte[] utf8 = password.utf8();
        byte[] key = SCrypt.generate(utf8, Arrays.copyOf(encoded, 32), n, r, p, 32);
        Arrays.fill(utf8, (byte) 0);
        yield open(SCRYPT_HEAD, key);
      }
    };
  }

  /**
   * The key in what opened.
   *
   * @throws KeyFileException when there is none, or not that of the public key beside it
   */
  public StoredKey key(Decryption.Opened opened) {
    byte[] content = opened.content();
    int divider = HEADER.length + SECRET;
    if (content.length != divider + DIVIDER.length + 32
        || !Arrays.equals(HEADER, Arrays.copyOf(content, HEADER.length))
        || !Arrays.equals(
            DIVIDER, Arrays.copyOfRange(content, divider, divider + DIVIDER.length))) {
      throw new KeyFileException(
          KeyFileException.Fault.NOT_A_KEY_FILE, "what it holds is no key of format version 3");
    }
    byte[] secret = Arrays.copyOfRange(content, HEADER.length, divider);
    byte[] account = Arrays.copyOfRange(content, divider + DIVIDER.length, content.length);
    try {
      StoredKey key =
          switch (scheme) {
            case SR25519 -> StoredKey.ofEd25519Form(secret);
            case ED25519 -> StoredKey.ofPrivateKey(secret, scheme);
          };
      if (!Arrays.equals(key.accountId().bytes(), account)) {
        key.close();
        throw new KeyFileException(
            KeyFileException.Fault.MISMATCH, "its secret is not that of its public key");
      }
      return key;
    } catch (KeyFileException e) {
      throw e;
    } catch (CryptoException e) {
      throw new KeyFileException(KeyFileException.Fault.BAD_FIELD, "" + e.getMessage());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private Decryption open(int at, byte[] key) {
    int start = at + SecretBox.NONCE;
    if (encoded.length < start + SecretBox.TAG) {
      return new Decryption.Damaged("it is cut off");
    }
    try {
      return SecretBox.open(encoded, start, Arrays.copyOfRange(encoded, at, start), key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private int number(int at) {
    return (encoded[at] & 0xFF)
        | (encoded[at + 1] & 0xFF) << 8
        | (encoded[at + 2] & 0xFF) << 16
        | encoded[at + 3] << 24;
  }
}

package xyz.infinitehash.crypto.keyfile;

import java.nio.CharBuffer;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.ss58.AccountId;

/** What stands in a key file that is not encrypted. */
public sealed interface KeyFileContent {
  /** Whose key it is. */
  AccountId account();

  /** How that key signs. */
  KeyScheme scheme();

  /**
   * A secret key.
   *
   * @param key the holder's to close
   */
  record Secret(StoredKey key) implements KeyFileContent {
    @Override
    public AccountId account() {
      return key.accountId();
    }

    @Override
    public KeyScheme scheme() {
      return key.scheme();
    }
  }

  /** The public half alone, as in {@code coldkeypub.txt}. */
  record PublicOnly(AccountId account, KeyScheme scheme) implements KeyFileContent {
    /** What btcli writes for it. */
    public byte[] content() {
      return KeyFileText.of(account, scheme, CharBuffer.allocate(0));
    }
  }

  /**
   * Reads btcli's JSON, fields in any order and unknown ones passed over; or what the first
   * programs wrote, a bare mnemonic or bare hex. Of several secrets the words come first, then the
   * seed, then the private key; what is opened must be the key of the address in the file, in the
   * other scheme where {@code cryptoType} is wrong or missing.
   *
   * @param content the caller's to wipe
   * @throws KeyFileException which says what is wrong
   */
  static KeyFileContent read(byte[] content) {
    return KeyFileReader.read(content);
  }
}

package xyz.infinitehash.crypto.keyfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.KeyFileException.Fault;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;
import xyz.infinitehash.crypto.mnemonic.MnemonicException;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Every form a key file's plain content ever had. */
final class KeyFileReader {
  private static final Pattern HEX = Pattern.compile("(0x)?([0-9a-fA-F]{64}|[0-9a-fA-F]{128})");

  private KeyFileReader() {}

  static KeyFileContent read(byte[] content) {
    if (Encryption.of(content) != Encryption.NONE) {
      throw new KeyFileException(
          Fault.ENCRYPTED, "it is encrypted (" + Encryption.of(content) + ")");
    }
    int start = 0;
    while (start < content.length && isSpace(content[start])) {
      start++;
    }
    if (start < content.length && content[start] == '{') {
      try (FlatJson json = FlatJson.parse(content)) {
        return object(json);
      }
    }
    return bare(content, start);
  }

  private static KeyFileContent object(FlatJson json) {
    requireKnownKind(json);
    Optional<Integer> number = json.open("cryptoType").map(KeyFileReader::cryptoType);
    KeyScheme scheme =
        number
            .map(
                n ->
                    KeyScheme.of(n)
                        .orElseThrow(
                            () ->
                                new KeyFileException(
                                    Fault.UNSUPPORTED,
                                    "its cryptoType is %d: neither sr25519 (1) nor ed25519 (0)"
                                        .formatted(n))))
            .orElse(KeyScheme.SR25519);
    Optional<AccountId> address =
        json.open("ss58Address").or(() -> json.open(" ss58Address")).map(KeyFileReader::account);
    return secret(json, "secretPhrase", Form.PHRASE, scheme, address)
        .or(() -> secret(json, "secretSeed", Form.SEED, scheme, address))
        .or(() -> secret(json, "privateKey", Form.PRIVATE_KEY, scheme, address))
        .<KeyFileContent>map(KeyFileContent.Secret::new)
        .or(() -> address.map(account -> new KeyFileContent.PublicOnly(account, scheme)))
        .orElseThrow(
            () ->
                new KeyFileException(
                    Fault.NOT_A_KEY_FILE, "it has neither a secret nor an ss58Address"));
  }

  private static void requireKnownKind(FlatJson json) {
    if (json.open("encoded").isPresent()) {
      throw new KeyFileException(
          Fault.UNSUPPORTED, "it is a keystore of polkadot.js: import it as such");
    }
    boolean standard = json.open("accountType").orElse("standard").equals("standard");
    if (!standard || json.open("hashedDescriptor").isPresent()) {
      throw new KeyFileException(
          Fault.UNSUPPORTED, "it is a hashed or post-quantum account, which is not supported");
    }
  }

  /** A secret of one field, in the scheme whose address is the one in the file. */
  private static Optional<StoredKey> secret(
      FlatJson json, String field, Form form, KeyScheme scheme, Optional<AccountId> address) {
    Optional<byte[]> value = json.value(field).filter(v -> v.length > 0);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    CharBuffer text = characters(value.get(), 0, value.get().length);
    try {
      StoredKey key = form.open(text, scheme);
      if (address.isEmpty() || key.accountId().equals(address.get())) {
        return Optional.of(key);
      }
      key.close();
      StoredKey other = form.open(text, scheme.other());
      if (other.accountId().equals(address.get())) {
        return Optional.of(other);
      }
      other.close();
    } catch (CryptoException e) {
      throw new KeyFileException(Fault.BAD_FIELD, field + ": " + e.getMessage());
    } finally {
      Arrays.fill(value.get(), (byte) 0);
      wipe(text);
    }
    throw new KeyFileException(
        Fault.MISMATCH, "the key of its %s is not that of its ss58Address".formatted(field));
  }

  /** What stood in files before there was JSON in them. */
  private static KeyFileContent bare(byte[] content, int from) {
    int to = content.length;
    while (to > from && isSpace(content[to - 1])) {
      to--;
    }
    CharBuffer text = characters(content, from, to);
    try {
      Form form = HEX.matcher(text).matches() ? Form.PRIVATE_KEY : Form.PHRASE;
      return new KeyFileContent.Secret(form.open(text, KeyScheme.SR25519));
    } catch (MnemonicException e) {
      throw e.fault() == MnemonicException.Fault.CHECKSUM
          ? new KeyFileException(Fault.BAD_FIELD, "a bare mnemonic: " + e.getMessage())
          : new KeyFileException(
              Fault.NOT_A_KEY_FILE, "it is neither JSON nor a bare mnemonic nor bare hex");
    } catch (CryptoException e) {
      throw new KeyFileException(Fault.BAD_FIELD, "bare hex: " + e.getMessage());
    } finally {
      wipe(text);
    }
  }

  /** What a secret in a file may be written as. */
  private enum Form {
    PHRASE,
    SEED,
    PRIVATE_KEY;

    StoredKey open(CharSequence text, KeyScheme scheme) {
      if (this == PHRASE) {
        try (Mnemonic mnemonic = Mnemonic.parse(text)) {
          return StoredKey.ofMnemonic(mnemonic, Password.none(), scheme);
        }
      }
      byte[] secret = hex(text);
      try {
        boolean seed = this == SEED || (scheme == KeyScheme.SR25519 && secret.length == 32);
        return seed ? StoredKey.ofSeed(secret, scheme) : StoredKey.ofPrivateKey(secret, scheme);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    }
  }

  private static byte[] hex(CharSequence text) {
    boolean marked = text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) == 'x';
    try {
      return HexFormat.of().parseHex(text.subSequence(marked ? 2 : 0, text.length()));
    } catch (IllegalArgumentException _) {
      throw new CryptoException("it is no hex");
    }
  }

  private static int cryptoType(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException _) {
      throw new KeyFileException(Fault.BAD_FIELD, "its cryptoType is no number");
    }
  }

  private static AccountId account(String address) {
    try {
      return AccountId.parse(address);
    } catch (CryptoException e) {
      throw new KeyFileException(Fault.BAD_FIELD, "its ss58Address: " + e.getMessage());
    }
  }

  private static CharBuffer characters(byte[] utf8, int from, int to) {
    return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8, from, to - from));
  }

  private static void wipe(CharBuffer text) {
    for (int i = 0; i < text.limit(); i++) {
      text.put(i, '\0');
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}

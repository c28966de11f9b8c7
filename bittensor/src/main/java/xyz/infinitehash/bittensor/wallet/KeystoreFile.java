package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.Decryption;
import xyz.infinitehash.crypto.keyfile.KeyFileException;
import xyz.infinitehash.crypto.keyfile.Keystore;
import xyz.infinitehash.crypto.keyfile.StoredKey;

/** The JSON a browser wallet or polkadot.js exports an account as, format version 3. */
public final class KeystoreFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private KeystoreFile() {}

  /**
   * Opens one; the caller closes the key.
   *
   * @param passwords asked for the password it was exported under
   * @throws WalletException which says what is the matter
   */
  public static StoredKey open(Path file, PasswordSource passwords) {
    byte[] text = PrivateFiles.read(file);
    try {
      Keystore keystore = parse(file, text);
      Optional<Password> given =
          keystore.lock() == Keystore.Lock.NONE
              ? Optional.of(Password.none())
              : passwords.passwordOf(file);
      if (given.isEmpty()) {
        throw new WalletException(
            WalletException.Kind.NO_PASSWORD, file, "is encrypted, and no password was given");
      }
      try (Password password = given.get()) {
        return opened(file, keystore, password);
      }
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static StoredKey opened(Path file, Keystore keystore, Password password) {
    return switch (keystore.decrypt(password)) {
      case Decryption.Opened opened -> {
        try (opened) {
          yield keystore.key(opened);
        } catch (KeyFileException e) {
          throw new WalletException(WalletException.Kind.DAMAGED, file, "" + e.getMessage());
        }
      }
      case Decryption.WrongPassword _ ->
          throw new WalletException(
              WalletException.Kind.WRONG_PASSWORD,
              file,
              "does not open: the password is another, or the file was changed");
      case Decryption.Damaged(String what) ->
          throw new WalletException(WalletException.Kind.DAMAGED, file, "is damaged: " + what);
    };
  }

  private static Keystore parse(Path file, byte[] text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException _) {
      throw new WalletException(WalletException.Kind.DAMAGED, file, "is not valid JSON");
    }
    JsonNode encoding = json.path("encoding");
    String version = encoding.path("version").asString("");
    if (!version.equals("3")) {
      throw new WalletException(
          WalletException.Kind.UNSUPPORTED, file, "is no keystore of format version 3");
    }
    List<String> content = texts(encoding.path("content"));
    List<String> type = texts(encoding.path("type"));
    KeyScheme scheme =
        Arrays.stream(KeyScheme.values())
            .filter(s -> content.contains(s.toString()))
            .findFirst()
            .orElseThrow(
                () ->
                    new WalletException(
                        WalletException.Kind.UNSUPPORTED,
                        file,
                        "holds neither an sr25519 nor an ed25519 key"));
    Keystore.Lock lock;
    if (type.contains("none")) {
      lock = Keystore.Lock.NONE;
    } else if (!type.contains("xsalsa20-poly1305")) {
      throw new WalletException(
          WalletException.Kind.UNSUPPORTED, file, "is locked in a way not known here");
    } else {
      lock = type.contains("scrypt") ? Keystore.Lock.SCRYPT : Keystore.Lock.PADDED_PASSWORD;
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(json.path("encoded").asString("").strip());
      return new Keystore(encoded, lock, scheme);
    } catch (IllegalArgumentException _) {
      throw new WalletException(
          WalletException.Kind.DAMAGED, file, "its field encoded is not base64");
    }
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? node.valueStream().map(n -> n.asString("")).toList()
        : List.of(node.asString(""));
  }
}

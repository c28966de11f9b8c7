package xyz.infinitehash.bittensor.wallet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * The JSON of btcli's key files. A secret one holds accountId, publicKey, privateKey (schnorrkel's
 * 64 bytes), secretSeed, ss58Address and cryptoType; a public one has no secrets. Fields come in
 * any order; unknown ones are passed over.
 */
final class KeyJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HexFormat HEX = HexFormat.of();
  private static final int SR25519 = 1;

  private KeyJson() {}

  /** What is written for a key of this seed. */
  static byte[] secret(KeyPair pair, byte[] seed) {
    byte[] privateKey = pair.secretKey();
    Map<String, Object> fields = open(pair.accountId());
    fields.put("privateKey", "0x" + HEX.formatHex(privateKey));
    fields.put("secretSeed", "0x" + HEX.formatHex(seed));
    Arrays.fill(privateKey, (byte) 0);
    return JSON.writeValueAsBytes(fields);
  }

  /** What is written for everybody to read. */
  static byte[] publicly(AccountId account) {
    return JSON.writeValueAsBytes(open(account));
  }

  /**
   * Reads a secret file: the seed first, else the private key, checked against the address in it.
   */
  static KeyPair pair(Path file, byte[] text) {
    JsonNode json = parse(file, text);
    byte @Nullable [] seed = hex(file, json, "secretSeed", 32);
    byte @Nullable [] key = seed == null ? hex(file, json, "privateKey", 64) : null;
    try {
      KeyPair pair;
      if (seed != null) {
        pair = KeyPair.fromMiniSecret(seed);
        Arrays.fill(seed, (byte) 0);
      } else if (key != null) {
        pair = KeyPair.fromSecretKey(key);
        Arrays.fill(key, (byte) 0);
      } else {
        throw new WalletException(file, "holds neither secretSeed nor privateKey; a public file?");
      }
      AccountId said = account(file, json);
      if (!said.equals(pair.accountId())) {
        pair.close();
        throw new WalletException(file, "its secret is not that of its address " + said);
      }
      return pair;
    } catch (CryptoException e) {
      throw new WalletException(file, "its secret: " + e.getMessage());
    }
  }

  /** Reads the account of a secret or public file. */
  static AccountId account(Path file, byte[] text) {
    return account(file, parse(file, text));
  }

  private static AccountId account(Path file, JsonNode json) {
    JsonNode address = json.path("ss58Address");
    if (!address.isString()) {
      throw new WalletException(file, "has no ss58Address");
    }
    try {
      return AccountId.parse(address.asString());
    } catch (CryptoException e) {
      throw new WalletException(file, "ss58Address: " + e.getMessage());
    }
  }

  private static JsonNode parse(Path file, byte[] text) {
    try {
      JsonNode json = JSON.readTree(text);
      JsonNode type = json.path("cryptoType");
      if (!json.isObject()) {
        throw new WalletException(file, "is no key file: not a JSON object");
      }
      if (type.isNumber() && type.asInt() != SR25519) {
        throw new WalletException(file, "its cryptoType is " + type.asInt() + ", not sr25519 (1)");
      }
      return json;
    } catch (JacksonException _) {
      // The parser's own message may quote the file, and with it a secret.
      throw new WalletException(file, "is no key file: not valid JSON");
    }
  }

  private static Map<String, Object> open(AccountId account) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("accountId", "0x" + account.hex());
    fields.put("publicKey", "0x" + account.hex());
    fields.put("ss58Address", account.toString());
    fields.put("cryptoType", SR25519);
    return fields;
  }

  private static byte @Nullable [] hex(Path file, JsonNode json, String name, int length) {
    JsonNode node = json.path(name);
    if (!node.isString()) {
      return null;
    }
    String digits = node.asString();
    try {
      byte[] bytes = HEX.parseHex(digits.startsWith("0x") ? digits.substring(2) : digits);
      if (bytes.length == length) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // said below, without the digits
    }
    throw new WalletException(file, name + " is not " + length + " bytes of hex");
  }
}

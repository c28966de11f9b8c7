package xyz.infinitehash.devnet.rpc;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;

/**
 * Parameters of a request, given as an array or as an object. A parameter may have several names,
 * written {@code "hash|at|blockHash"}; null and absent are the same.
 */
record Params(JsonNode given, List<String> names) {
  Optional<JsonNode> find(int index) {
    JsonNode node = null;
    if (given.isArray()) {
      node = given.get(index);
    } else if (given.isObject()) {
      for (String name : names.get(index).split("\\|")) {
        node = node == null ? given.get(name) : node;
      }
    }
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  JsonNode get(int index) {
    return find(index).orElseThrow(() -> RpcError.params("missing: " + names.get(index)));
  }

  String text(int index) {
    JsonNode node = get(index);
    if (!node.isString()) {
      throw RpcError.params("not a text: " + names.get(index));
    }
    return node.stringValue();
  }

  /** Bytes as hex, with or without 0x. */
  ByteString bytes(int index) {
    return bytes(get(index), names.get(index));
  }

  /** As a node reads hex: the prefix may be missing, and so may the first of an odd row's zeros. */
  static ByteString bytes(JsonNode node, String name) {
    if (!node.isString()) {
      throw RpcError.params("not hex: " + name);
    }
    String text = node.stringValue();
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    try {
      return ByteString.parse(digits.length() % 2 == 0 ? digits : "0" + digits);
    } catch (ScaleException e) {
      throw RpcError.params("not hex: " + name);
    }
  }

  /** A block's hash, where one is given. */
  Optional<ByteString> hash(int index) {
    if (find(index).isEmpty()) {
      return Optional.empty();
    }
    ByteString hash = bytes(index);
    if (hash.length() != 32) {
      throw RpcError.params("not a hash of 32 bytes: " + names.get(index));
    }
    return Optional.of(hash);
  }

  long number(int index) {
    return number(get(index), names.get(index));
  }

  /** A number, also as text in hex or decimal. */
  static long number(JsonNode node, String name) {
    try {
      if (node.isIntegralNumber() && node.canConvertToLong()) {
        return node.longValue();
      } else if (node.isString()) {
        return Long.decode(node.stringValue());
      }
    } catch (NumberFormatException e) {
      throw RpcError.params("not a number: " + name);
    }
    throw RpcError.params("not a number: " + name);
  }

  AccountId account(int index) {
    String text = text(index);
    try {
      return text.startsWith("0x")
          ? AccountId.of(ByteString.parse(text).bytes())
          : AccountId.parse(text);
    } catch (CryptoException | ScaleException e) {
      throw RpcError.params("not an account: " + names.get(index));
    }
  }
}

package xyz.infinitehash.substrate.chain;

import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;

/** Reads what nodes answer; anything of another shape is {@link RpcException.Malformed}. */
final class Json {
  private Json() {}

  static RpcException.Malformed malformed(String what, JsonNode node) {
    String text = node.toString();
    return new RpcException.Malformed(
        what + " expected, not " + (text.length() > 200 ? text.substring(0, 200) + "..." : text));
  }

  static String text(String what, JsonNode node) {
    if (!node.isString()) {
      throw malformed(what, node);
    }
    return node.stringValue();
  }

  static ByteString bytes(String what, JsonNode node) {
    String text = text(what, node);
    try {
      return ByteString.parse(text);
    } catch (ScaleException e) {
      throw malformed(what, node);
    }
  }

  static BlockHash hash(String what, JsonNode node) {
    ByteString bytes = bytes(what, node);
    if (bytes.length() != 32) {
      throw malformed(what, node);
    }
    return new BlockHash(bytes);
  }

  static int number(String what, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw malformed(what, node);
    }
    return node.intValue();
  }

  static Header header(BlockHash hash, JsonNode node) {
    return new Header(hash, blockNumber(node), hash("a parent hash", node.path("parentHash")));
  }

  /** The number in a header: hex, with or without leading zeros. */
  static BlockNumber blockNumber(JsonNode header) {
    String number = text("a block number", header.path("number"));
    try {
      return new BlockNumber(Long.decode(number.startsWith("0x") ? number : "0x" + number));
    } catch (IllegalArgumentException e) {
      throw malformed("a block number", header.path("number"));
    }
  }

  static RuntimeVersion runtimeVersion(JsonNode node) {
    return new RuntimeVersion(
        text("a runtime name", node.path("specName")),
        number("a spec version", node.path("specVersion")),
        number("a transaction version", node.path("transactionVersion")));
  }
}

package xyz.infinitehash.devnet.rpc;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.Header;
import xyz.infinitehash.devnet.runtime.RuntimeVersion;
import xyz.infinitehash.substrate.scale.ByteString;

/** What a node's answers look like. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  static JsonNode nothing() {
    return NODES.nullNode();
  }

  static JsonNode missing() {
    return NODES.missingNode();
  }

  static JsonNode text(String text) {
    return NODES.stringNode(text);
  }

  static JsonNode flag(boolean flag) {
    return NODES.booleanNode(flag);
  }

  static JsonNode number(long number) {
    return NODES.numberNode(number);
  }

  static JsonNode hex(ByteString bytes) {
    return text(bytes.hex());
  }

  static JsonNode hexList(List<ByteString> list) {
    ArrayNode array = array();
    list.forEach(each -> array.add(each.hex()));
    return array;
  }

  static ObjectNode header(Header header) {
    ObjectNode node = object();
    node.put("parentHash", header.parentHash().hex());
    node.put("number", "0x" + Long.toHexString(header.number()));
    node.put("stateRoot", header.stateRoot().hex());
    node.put("extrinsicsRoot", header.extrinsicsRoot().hex());
    node.putObject("digest").set("logs", hexList(header.digest()));
    return node;
  }

  static ObjectNode block(Block block) {
    ObjectNode inner = object();
    inner.set("header", header(block.header()));
    inner.set("extrinsics", hexList(block.extrinsics()));
    ObjectNode node = object();
    node.set("block", inner);
    node.set("justifications", nothing());
    return node;
  }

  static ObjectNode version(RuntimeVersion version) {
    ObjectNode node = object();
    node.put("specName", version.specName());
    node.put("implName", version.implName());
    node.put("authoringVersion", version.authoring());
    node.put("specVersion", version.spec());
    node.put("implVersion", version.impl());
    ArrayNode apis = node.putArray("apis");
    version.apis().forEach(api -> apis.addArray().add(api.id().hex()).add(api.version()));
    node.put("transactionVersion", version.transaction());
    node.put("systemVersion", version.stateVersion());
    node.put("stateVersion", version.stateVersion());
    return node;
  }
}

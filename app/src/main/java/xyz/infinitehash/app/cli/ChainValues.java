package xyz.infinitehash.app.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueJson;

/** Values of the chain as people type them: JSON, plain words, SS58 addresses. */
final class ChainValues {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SS58 = 46; // characters at least

  private ChainValues() {}

  /**
   * @throws xyz.infinitehash.substrate.SubstrateException when it is no value of the type
   */
  static Value read(TypeRegistry types, int type, String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException e) {
      json = StringNode.valueOf(text);
    }
    JsonNode plain = withoutAddresses(json);
    boolean address =
        plain.isString()
            && plain.stringValue().matches("0x[0-9a-f]{64}")
            && types.def(type) instanceof TypeDef.Variants variants
            && variants.named("Id").isPresent();
    return new ValueJson(types)
        .read(type, address ? JSON.createObjectNode().set("Id", plain) : plain);
  }

  /** SS58 addresses become the 32 bytes they name. */
  private static JsonNode withoutAddresses(JsonNode json) {
    if (json.isString() && json.stringValue().length() >= SS58) {
      try {
        return StringNode.valueOf("0x" + AccountId.parse(json.stringValue()).hex());
      } catch (CryptoException e) {
        return json;
      }
    }
    if (json.isArray()) {
      ArrayNode list = JSON.createArrayNode();
      json.forEach(item -> list.add(withoutAddresses(item)));
      return list;
    }
    if (json.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      json.properties().forEach(p -> object.set(p.getKey(), withoutAddresses(p.getValue())));
      return object;
    }
    return json;
  }
}

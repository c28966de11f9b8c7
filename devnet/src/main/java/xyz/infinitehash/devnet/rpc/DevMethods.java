package xyz.infinitehash.devnet.rpc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.substrate.scale.ByteString;

/** dev_*: what only a chain for tests does. */
record DevMethods(Chain chain) {
  private static final int MOST = 10_000; // blocks in one request

  void addTo(MethodTable table) {
    table
        .add("dev_setStorage", "values|pairs", (p, _) -> setStorage(p))
        .add("dev_newBlock", "count", (p, _) -> newBlocks(p));
  }

  /** Pairs of raw key and value; a value of null removes the key. */
  private JsonNode setStorage(Params params) {
    Map<ByteString, Optional<ByteString>> changes = new LinkedHashMap<>();
    for (JsonNode pair : params.get(0)) {
      if (!pair.isArray() || pair.size() != 2) {
        throw RpcError.params("a list of [key, value]");
      }
      JsonNode value = pair.get(1);
      changes.put(
          Params.bytes(pair.get(0), "key"),
          value.isNull() ? Optional.empty() : Optional.of(Params.bytes(value, "value")));
    }
    chain.override(changes);
    return Json.hex(chain.head().hash());
  }

  /** {@code [{"count": 3}]}, {@code {"count": 3}}, {@code [3]} or nothing for one. */
  private JsonNode newBlocks(Params params) {
    Optional<JsonNode> given = params.find(0);
    JsonNode count =
        given.map(g -> g.isObject() ? g.path("count") : g).orElseGet(() -> Json.number(1));
    long blocks = count.isMissingNode() ? 1 : Params.number(count, "count");
    if (blocks < 0 || blocks > MOST) {
      throw RpcError.params("0 to " + MOST + " blocks");
    }
    for (long i = 0; i < blocks; i++) {
      chain.produce();
    }
    return Json.hex(chain.head().hash());
  }
}

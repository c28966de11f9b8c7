package xyz.infinitehash.devnet.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.runtime.ApiFault;
import xyz.infinitehash.substrate.scale.ByteString;

/** state_*: storage, metadata, runtime calls. */
record StateMethods(ChainView chain, KnownAnswers known) {
  private static final int PAGE = 1000; // keys at most, as on a node
  private static final int KEYS = 1024; // in a query at most
  private static final int ALL_KEYS = 100_000; // of the unpaged query at most

  StateMethods(ChainView chain) {
    this(chain, new KnownAnswers());
  }

  void addTo(MethodTable table) {
    table
        .add("state_getStorage state_getStorageAt", "key hash|at", (p, _) -> storage(p))
        .add("state_getStorageHash state_getStorageHashAt", "key hash|at", (p, _) -> hash(p))
        .add("state_getStorageSize state_getStorageSizeAt", "key hash|at", (p, _) -> size(p))
        .add("state_queryStorageAt", "keys hash|at", (p, _) -> query(p))
        .add("state_getKeys", "prefix|key hash|at", (p, _) -> keys(p))
        .add(
            "state_getKeysPaged state_getKeysPagedAt",
            "prefix|key count startKey|start_key hash|at",
            (p, _) -> page(p))
        .add("state_getMetadata", "hash|at", (p, _) -> metadata(p))
        .add("state_getRuntimeVersion chain_getRuntimeVersion", "hash|at", (p, _) -> version(p))
        .add("state_call state_callAt", "name|method bytes|data hash|at", (p, _) -> call(p));
  }

  Block at(Params params, int index) {
    Optional<ByteString> hash = params.hash(index);
    return hash.isEmpty()
        ? chain.head()
        : chain.block(hash.get()).orElseThrow(() -> RpcError.unknownBlock(hash.get().hex()));
  }

  private Optional<byte[]> value(Params params) {
    return at(params, 1).state().get(params.bytes(0).bytes());
  }

  private JsonNode storage(Params params) {
    return value(params).map(StateMethods::hex).orElseGet(Json::nothing);
  }

  private JsonNode hash(Params params) {
    return value(params).map(v -> hex(Blake2b.hash256(v))).orElseGet(Json::nothing);
  }

  private JsonNode size(Params params) {
    return value(params).map(v -> Json.number(v.length)).orElseGet(Json::nothing);
  }

  static JsonNode hex(byte[] bytes) {
    return Json.hex(ByteString.of(bytes));
  }

  private JsonNode query(Params params) {
    Block block = at(params, 1);
    return Json.array().add(changes(block, list(params)));
  }

  static List<ByteString> list(Params params) {
    JsonNode given = params.get(0);
    if (!given.isArray() || given.size() > KEYS) {
      throw RpcError.params("a list of at most " + KEYS + " keys");
    }
    List<ByteString> keys = new ArrayList<>();
    given.forEach(key -> keys.add(Params.bytes(key, "key")));
    return keys;
  }

  /** A change set: what the keys hold at a block. */
  static ObjectNode changes(Block block, List<ByteString> keys) {
    ObjectNode set = Json.object();
    set.put("block", block.hash().hex());
    ArrayNode changes = set.putArray("changes");
    for (ByteString key : keys) {
      JsonNode value =
          block.state().get(key.bytes()).map(StateMethods::hex).orElseGet(Json::nothing);
      changes.addArray().add(key.hex()).add(value);
    }
    return set;
  }

  private JsonNode keys(Params params) {
    return keys(at(params, 1), params.bytes(0), ByteString.EMPTY, ALL_KEYS);
  }

  private JsonNode page(Params params) {
    long count = params.number(1);
    if (count < 0 || count > PAGE) {
      throw new RpcError(4002, "count exceeds maximum value. value: " + count + ", max: " + PAGE);
    }
    ByteString start = params.find(2).isPresent() ? params.bytes(2) : ByteString.EMPTY;
    ByteString prefix = params.find(0).isPresent() ? params.bytes(0) : ByteString.EMPTY;
    return keys(at(params, 3), prefix, start, (int) count);
  }

  private static JsonNode keys(Block block, ByteString prefix, ByteString after, int limit) {
    ArrayNode keys = Json.array();
    if (limit > 0) {
      block
          .state()
          .visit(
              prefix.bytes(),
              after.bytes(),
              (key, _) -> {
                keys.add(hex(key));
                return keys.size() < limit;
              });
    }
    return keys;
  }

  private JsonNode metadata(Params params) {
    return Json.hex(chain.runtime(at(params, 0)).blobs().get(14).orElseThrow());
  }

  private JsonNode version(Params params) {
    return Json.version(chain.runtime(at(params, 0)).version());
  }

  private JsonNode call(Params params) {
    Block block = at(params, 2);
    String name = params.text(0);
    ByteString input = params.find(1).isPresent() ? params.bytes(1) : ByteString.EMPTY;
    return known.of(block, name, input, () -> call(block, name, input));
  }

  private JsonNode call(Block block, String name, ByteString input) {
    try {
      return hex(chain.runtime(block).call(name, input.bytes(), block.state(), block.number()));
    } catch (ApiFault e) {
      throw new RpcError(RpcError.STATE, String.valueOf(e.getMessage()));
    }
  }
}

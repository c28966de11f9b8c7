package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.rpc.JsonRpc;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.rpc.Scheduler;
import xyz.infinitehash.substrate.rpc.Subscription;
import xyz.infinitehash.substrate.rpc.Topic;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * A node in memory that answers what the test has put in; its clock moves when somebody waits.
 * Other modules' tests reach it through this module's test-jar.
 */
public final class FakeNode implements JsonRpc {
  /** The metadata it answers with, unless a test says otherwise. */
  public static final Metadata METADATA = Runtime425.metadata(15);

  private static final JsonMapper JSON = new JsonMapper();

  /** One block and the state after it, keys and values as 0x digits. */
  public record Made(
      BlockHash hash,
      long number,
      BlockHash parent,
      List<String> extrinsics,
      TreeMap<String, String> state) {}

  final List<Made> chain = new ArrayList<>();
  final Map<BlockHash, Made> known = new HashMap<>();
  final Map<String, String> runtimeCalls = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  final ArrayDeque<Supplier<Optional<JsonNode>>> watched = new ArrayDeque<>();
  final ArrayDeque<Runnable> onHead = new ArrayDeque<>();
  Optional<RpcException> onSubmit = Optional.empty();

  /** What the next submissions meet, before {@link #onSubmit}; an empty one is accepted. */
  final ArrayDeque<Supplier<Optional<RpcException>>> onEachSubmit = new ArrayDeque<>();

  final List<String> submitted = new ArrayList<>();
  final List<String> pool = new ArrayList<>();

  /** Blocks it does not know yet. */
  final Set<BlockHash> notYet = new HashSet<>();

  /** Blocks whose state an ordinary node has thrown away. */
  final Set<BlockHash> forgotten = new HashSet<>();

  int finalLag;
  int specVersion = 425;
  boolean withV15 = true;
  private byte[] v15 = Runtime425.metadataBlob(15);
  int nonce;
  Instant now = Instant.parse("2026-11-22T00:00:00Z");

  /** With one block, of number 0. */
  public FakeNode() {
    addBlock();
  }

  /** Eras of 16 blocks, and the node's own clock. */
  ChainSettings settings() {
    return new ChainSettings(
        Duration.ofSeconds(30),
        16,
        100,
        1_000,
        () -> now,
        new Scheduler() {
          @Override
          public Instant now() {
            return now;
          }

          @Override
          public Alarm after(Duration delay, Runnable task) {
            now = now.plus(delay);
            task.run();
            return () -> {};
          }
        });
  }

  /** One more block, its state that of the last until a test puts more. */
  public Made addBlock(String... extrinsics) {
    return add(1, extrinsics);
  }

  private Made add(int fork, String... extrinsics) {
    long number = chain.size();
    BlockHash parent = number == 0 ? hash(0xFF, 0) : head().hash();
    TreeMap<String, String> state = number == 0 ? new TreeMap<>() : new TreeMap<>(head().state());
    var block = new Made(hash(fork, number), number, parent, List.of(extrinsics), state);
    chain.add(block);
    known.put(block.hash(), block);
    return block;
  }

  /** Gives another block in place of the last one. */
  void retract(String... extrinsics) {
    chain.removeLast();
    add(2, extrinsics);
  }

  static BlockHash hash(int fork, long number) {
    return BlockHash.of(new ScaleWriter().u8(fork).u32(number).raw(new byte[27]).toBytes());
  }

  /** Answers with other metadata of version 15. */
  public void metadata(Metadata other) {
    v15 = other.encode();
  }

  /** Writes to the state of one block. */
  public void put(Made block, byte[] key, byte[] value) {
    block.state().put(ByteString.of(key).hex(), ByteString.of(value).hex());
  }

  void watch(String json) {
    watched.add(() -> Optional.of(json(json)));
  }

  JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** The newest block. */
  public Made head() {
    return chain.getLast();
  }

  @Override
  public JsonNode call(String method, List<?> params, Duration deadline) {
    asked.add(method);
    JsonNode p = JSON.valueToTree(params);
    Object answer =
        switch (method) {
          case "chain_getBlockHash" -> blockHash(p);
          case "chain_getFinalizedHead" ->
              chain.get(Math.max(0, chain.size() - 1 - finalLag)).hash().hex();
          case "chain_getHeader" -> header(find(p.get(0)));
          case "chain_getBlock" -> {
            Made block = find(p.get(0));
            yield Map.of(
                "block", Map.of("header", header(block), "extrinsics", block.extrinsics()));
          }
          case "state_getRuntimeVersion" ->
              Map.of(
                  "specName",
                  "node-subtensor",
                  "specVersion",
                  specVersion,
                  "transactionVersion",
                  1);
          case "state_call" -> runtimeCall(p.get(0).stringValue(), p.get(1).stringValue());
          case "state_getMetadata" -> ByteString.of(Runtime425.metadataBlob(14)).hex();
          case "state_getStorage" -> find(p.get(1)).state().get(p.get(0).stringValue());
          case "state_queryStorageAt" -> query(p);
          case "state_getKeysPaged" -> keys(p);
          case "system_accountNextIndex" -> nonce;
          case "author_pendingExtrinsics" -> pool;
          default -> throw new RpcException.ErrorResponse(method, -32601, "Method not found", "");
        };
    return JSON.valueToTree(answer);
  }

  private JsonNode blockHash(JsonNode p) {
    if (p.isEmpty()) {
      return JSON.valueToTree(head().hash().hex());
    }
    long number = p.get(0).longValue();
    return number < chain.size()
        ? JSON.valueToTree(chain.get((int) number).hash().hex())
        : NullNode.getInstance();
  }

  private Made find(JsonNode hash) {
    if (forgotten.contains(BlockHash.parse(hash.stringValue()))) {
      throw new RpcException.ErrorResponse(
          "x", 4003, "Client error: UnknownBlock: State already discarded for 0x00", "");
    }
    Made block = known.get(BlockHash.parse(hash.stringValue()));
    if (block == null || notYet.contains(block.hash())) {
      throw new RpcException.ErrorResponse("x", 4003, "Client error: UnknownBlock", "");
    }
    return block;
  }

  private static Map<String, String> header(Made block) {
    return Map.of(
        "number", "0x" + Long.toHexString(block.number()), "parentHash", block.parent().hex());
  }

  private Object runtimeCall(String name, String arguments) {
    if (name.equals("Metadata_metadata_at_version")) {
      return withV15 ? ByteString.of(new ScaleWriter().u8(1).vecU8(v15).toBytes()).hex() : "0x00";
    }
    String answer = runtimeCalls.get(name + " " + arguments);
    if (answer == null) {
      throw new RpcException.ErrorResponse("state_call", -32603, "not found: " + name, "");
    }
    return answer;
  }

  private static JsonNode stored(Made block, JsonNode key) {
    String value = block.state().get(key.stringValue());
    return value == null ? NullNode.getInstance() : JSON.valueToTree(value);
  }

  private Object query(JsonNode p) {
    List<List<Object>> changes = new ArrayList<>();
    for (JsonNode key : p.get(0)) {
      List<Object> change = new ArrayList<>();
      change.add(key.stringValue());
      change.add(stored(find(p.get(1)), key));
      changes.add(change);
    }
    return List.of(Map.of("block", p.get(1).stringValue(), "changes", changes));
  }

  private Object keys(JsonNode p) {
    String prefix = p.get(0).stringValue();
    String after = p.get(2).isNull() ? prefix : p.get(2).stringValue();
    return find(p.get(3)).state().tailMap(after, false).keySet().stream()
        .filter(k -> k.startsWith(prefix))
        .limit(p.get(1).intValue())
        .toList();
  }

  @Override
  public JsonNode callOnce(String method, List<?> params, Duration deadline) {
    return call(method, params, deadline);
  }

  @Override
  public Subscription subscribe(Topic topic, Duration deadline) {
    asked.add(topic.subscribe());
    boolean watch = topic.subscribe().equals("author_submitAndWatchExtrinsic");
    if (watch) {
      submitted.add((String) topic.params().getFirst());
    }
    if (watch && !onEachSubmit.isEmpty()) {
      onEachSubmit
          .remove()
          .get()
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    } else if (watch && onSubmit.isPresent()) {
      throw onSubmit.get();
    }
    return new Subscription() {
      @Override
      public Optional<JsonNode> next(Duration atMost) {
        if (watch && !watched.isEmpty()) {
          return watched.remove().get();
        }
        now = now.plus(atMost);
        if (!watch && !onHead.isEmpty()) {
          onHead.remove().run();
          return Optional.of(JSON.valueToTree(header(head())));
        }
        return Optional.empty();
      }

      @Override
      public long missed() {
        return 0;
      }

      @Override
      public int renewals() {
        return 0;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}

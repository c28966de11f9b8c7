package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.rpc.JsonRpc;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.rpc.Scheduler;
import xyz.infinitehash.substrate.rpc.Subscription;
import xyz.infinitehash.substrate.rpc.Topic;
import xyz.infinitehash.substrate.scale.ByteString;

/** The RPC methods of a Substrate node that are used here, with typed answers. */
final class Node {
  private final JsonRpc rpc;
  private final ChainSettings settings;
  private final PinnedAsks pins;

  Node(JsonRpc rpc, ChainSettings settings) {
    this.rpc = rpc;
    this.settings = settings;
    this.pins = new PinnedAsks(settings, () -> subscribe(Topic.NEW_HEADS));
  }

  ChainSettings settings() {
    return settings;
  }

  private JsonNode ask(String method, Object... params) {
    return rpc.call(method, List.of(params), settings.call());
  }

  /** Of one block: waits for it while the node may not know it yet. */
  private JsonNode askAt(BlockHash at, String method, Object... params) {
    return pins.ask(at, () -> ask(method, params));
  }

  Optional<BlockHash> blockHash(BlockNumber number) {
    JsonNode answer = ask("chain_getBlockHash", number.value());
    return answer.isNull()
        ? Optional.empty()
        : Optional.of(pins.told(Json.hash("a block hash", answer)));
  }

  BlockHash bestHash() {
    return pins.told(Json.hash("a block hash", ask("chain_getBlockHash")));
  }

  BlockHash finalizedHash() {
    return pins.told(Json.hash("a block hash", ask("chain_getFinalizedHead")));
  }

  Header header(BlockHash hash) {
    return Json.header(hash, pins.askFor(hash, () -> ask("chain_getHeader", hash.toString())));
  }

  Block block(BlockHash hash) {
    JsonNode answer = pins.askFor(hash, () -> ask("chain_getBlock", hash.toString()));
    JsonNode block = answer.path("block");
    List<ByteString> extrinsics = new ArrayList<>();
    for (JsonNode extrinsic : block.path("extrinsics")) {
      extrinsics.add(Json.bytes("an extrinsic", extrinsic));
    }
    return new Block(Json.header(hash, block.path("header")), extrinsics);
  }

  RuntimeVersion runtimeVersion(BlockHash at) {
    return Json.runtimeVersion(askAt(at, "state_getRuntimeVersion", at.toString()));
  }

  Optional<ByteString> storage(ByteString key, BlockHash at) {
    JsonNode answer = askAt(at, "state_getStorage", key.hex(), at.toString());
    return answer.isNull() ? Optional.empty() : Optional.of(Json.bytes("a stored value", answer));
  }

  /**
   * The stored values of these keys, in their order. A key without an answer is a fault: absence is
   * not silence.
   */
  List<Optional<ByteString>> storage(List<ByteString> keys, BlockHash at) {
    JsonNode answer =
        askAt(
            at, "state_queryStorageAt", keys.stream().map(ByteString::hex).toList(), at.toString());
    var found = new java.util.HashMap<ByteString, Optional<ByteString>>();
    for (JsonNode set : answer) {
      for (JsonNode change : set.path("changes")) {
        JsonNode value = change.path(1);
        found.put(
            Json.bytes("a storage key", change.path(0)),
            value.isNull() ? Optional.empty() : Optional.of(Json.bytes("a stored value", value)));
      }
    }
    List<Optional<ByteString>> values = new ArrayList<>(keys.size());
    for (ByteString key : keys) {
      Optional<ByteString> value = found.get(key);
      if (value == null) {
        throw Json.malformed("the value of " + key, answer);
      }
      values.add(value);
    }
    return values;
  }

  /** A page of keys after one of them. */
  List<ByteString> keys(ByteString prefix, int count, Optional<ByteString> after, BlockHash at) {
    Object start = after.<Object>map(ByteString::hex).orElse(NullNode.getInstance());
    JsonNode answer = askAt(at, "state_getKeysPaged", prefix.hex(), count, start, at.toString());
    List<ByteString> keys = new ArrayList<>();
    for (JsonNode key : answer) {
      keys.add(Json.bytes("a storage key", key));
    }
    return keys;
  }

  ByteString runtimeCall(String function, ByteString arguments, BlockHash at) {
    return Json.bytes(
        "the result of " + function,
        askAt(at, "state_call", function, arguments.hex(), at.toString()));
  }

  ByteString metadata(BlockHash at) {
    return Json.bytes("metadata", askAt(at, "state_getMetadata", at.toString()));
  }

  /** Counts what waits in the pool. */
  long nextNonce(AccountId account) {
    return Json.number("a nonce", ask("system_accountNextIndex", account.toString()));
  }

  /** Whether these bytes wait in the node's pool; false when it does not tell. */
  boolean waits(ByteString extrinsic) {
    try {
      for (JsonNode waiting : ask("author_pendingExtrinsics")) {
        if (waiting.asString("").equals(extrinsic.hex())) {
          return true;
        }
      }
    } catch (RpcException.ErrorResponse e) {
      // not every node tells what is in its pool
    }
    return false;
  }

  /** Hands the bytes to the pool; empty when it took them. */
  Optional<PoolRefusal> offer(SignedExtrinsic extrinsic) {
    try {
      ask("author_submitExtrinsic", extrinsic.hex());
      return Optional.empty();
    } catch (RpcException.ErrorResponse e) {
      return Optional.of(PoolRefusal.of(e).orElseThrow(() -> e));
    }
  }

  /** Does nothing for a while. */
  void pause(Duration span) {
    CountDownLatch over = new CountDownLatch(1);
    Scheduler.Alarm alarm = settings.scheduler().after(span, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException("interrupted");
    } finally {
      alarm.cancel();
    }
  }

  Subscription subscribe(Topic topic) {
    return rpc.subscribe(topic, settings.call());
  }
}

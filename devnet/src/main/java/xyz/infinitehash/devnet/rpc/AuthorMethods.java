package xyz.infinitehash.devnet.rpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.chain.PoolFault;
import xyz.infinitehash.devnet.chain.PoolStatus;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.rpc.Session.Feed;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleReader;

/** author_*: extrinsics into the pool, and what becomes of them. */
record AuthorMethods(ChainView chain) {
  private static final String UNFRAMED = "Not enough data to fill buffer";

  void addTo(MethodTable table) {
    table
        .add("author_submitExtrinsic", "bytes|extrinsic", (p, _) -> submit(p))
        .add("author_submitAndWatchExtrinsic", "bytes|extrinsic", this::watch)
        .add(
            "author_unwatchExtrinsic",
            "subscription|id|bytes",
            (p, s) -> Json.flag(s.close(p.text(0))))
        .add("author_pendingExtrinsics", "", (_, _) -> Json.hexList(chain.pending()));
  }

  private JsonNode submit(Params params) {
    ByteString bytes =
        framed(params.bytes(0)).orElseThrow(() -> new RpcError(1040, "Client error: " + UNFRAMED));
    return switch (chain.submit(bytes, _ -> {})) {
      case Submission.Accepted(ByteString hash) -> Json.hex(hash);
      case Submission.Rejected(PoolFault fault) -> throw error(fault);
    };
  }

  private JsonNode watch(Params params, Session session) {
    ByteString bytes =
        framed(params.bytes(0))
            .orElseThrow(() -> new RpcError(1001, "Extrinsic has invalid format: " + UNFRAMED));
    Feed feed = session.open("author_extrinsicUpdate");
    Submission answer =
        chain.submit(
            bytes,
            status -> {
              feed.push(json(status));
              if (status.last()) {
                feed.close();
              }
            });
    if (answer instanceof Submission.Rejected(PoolFault fault)) {
      feed.close();
      throw error(fault);
    }
    return Json.text(feed.id());
  }

  /** The extrinsic alone, as its length prefix says; empty when there is less. */
  private static Optional<ByteString> framed(ByteString bytes) {
    ScaleReader in = new ScaleReader(bytes.bytes());
    try {
      in.vecU8();
    } catch (ScaleException e) {
      return Optional.empty();
    }
    return Optional.of(ByteString.of(in.since(0)));
  }

  static JsonNode json(PoolStatus status) {
    return switch (status) {
      case PoolStatus.Future() -> Json.text("future");
      case PoolStatus.Ready() -> Json.text("ready");
      case PoolStatus.Dropped() -> Json.text("dropped");
      case PoolStatus.Invalid() -> Json.text("invalid");
      case PoolStatus.InBlock(ByteString block) -> one("inBlock", block);
      case PoolStatus.Retracted(ByteString block) -> one("retracted", block);
      case PoolStatus.Finalized(ByteString block) -> one("finalized", block);
      case PoolStatus.Usurped(ByteString by) -> one("usurped", by);
    };
  }

  private static ObjectNode one(String name, ByteString hash) {
    return Json.object().put(name, hash.hex());
  }

  static RpcError error(PoolFault fault) {
    return switch (fault) {
      case PoolFault.Refused(Refusal.Custom(int code)) -> invalid("Custom error: " + code);
      case PoolFault.Refused(Refusal.Invalid kind) -> invalid(kind.text());
      case PoolFault.Refused(Refusal.Unknown kind) ->
          new RpcError(1011, "Unknown Transaction Validity", kind.chainName());
      case PoolFault.Undecodable(String reason) ->
          new RpcError(
              1002,
              "Verification Error: Runtime error: Execution failed: Execution aborted due to"
                  + " trap: wasm trap: wasm `unreachable` instruction executed",
              reason);
      case PoolFault.Banned() -> new RpcError(1012, "Transaction is temporarily banned");
      case PoolFault.AlreadyImported(ByteString hash) ->
          new RpcError(1013, "Transaction Already Imported", hash.hex());
      case PoolFault.TooLowPriority(long old, long offered) ->
          new RpcError(
              1014,
              "Priority is too low: (" + old + " vs " + offered + ")",
              "The transaction has too low priority to replace another transaction already in the"
                  + " pool.");
      case PoolFault.Full() ->
          new RpcError(
              1016,
              "Immediately Dropped",
              "The transaction couldn't enter the pool because of the limit");
    };
  }

  private static RpcError invalid(String data) {
    return new RpcError(1010, "Invalid Transaction", data);
  }
}

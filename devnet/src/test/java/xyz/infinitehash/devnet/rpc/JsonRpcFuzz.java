package xyz.infinitehash.devnet.rpc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.fault.Faults;

/** Whatever a peer sends, it is answered by JSON-RPC or not at all, and nothing is thrown. */
class JsonRpcFuzz {
  private static final MethodTable METHODS =
      RpcServer.methods(Faults.of(TestChain.start().chain()), 0, "fuzz");
  private static final JsonRpcEngine ENGINE = new JsonRpcEngine(METHODS, 8);

  /** All but the one that makes as many blocks as it is told. */
  private static final List<String> NAMES =
      METHODS.names().stream().filter(n -> !n.equals("dev_newBlock")).toList();

  @FuzzTest(maxDuration = "20s")
  void noTextBreaksTheHandler(byte[] bytes) {
    handle(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "20s")
  void noParametersBreakAMethod(byte[] bytes) {
    if (bytes.length > 0) {
      String method = NAMES.get((bytes[0] & 0xFF) % NAMES.size());
      String params = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
      handle("{\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
    }
  }

  private static void handle(String text) {
    Feeds feeds = new Feeds(4, new SplittableRandom(1), Json.MAPPER::readTree);
    if (!text.contains("dev_newBlock")) {
      ENGINE.handle(text, feeds).ifPresent(JsonRpcFuzz::wellFormed);
      feeds.release().run();
    }
    feeds.end();
  }

  private static void wellFormed(String answer) {
    JsonNode node = Json.MAPPER.readTree(answer);
    for (JsonNode each : node.isArray() ? node : Json.array().add(node)) {
      if (each.has("result") == each.has("error")) {
        throw new IllegalStateException("neither result nor error, or both: " + answer);
      } else if (each.has("error")
          && each.get("error").get("code").intValue() == RpcError.INTERNAL) {
        throw new IllegalStateException("an internal error: " + answer);
      }
    }
  }
}

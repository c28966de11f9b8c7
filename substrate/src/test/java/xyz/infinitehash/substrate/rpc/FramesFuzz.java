package xyz.infinitehash.substrate.rpc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.rpc.ScriptedServer.Peer;

/**
 * A node, on a real socket, that answers two calls with whatever it likes. A line is a text message
 * in which {@code $1} and {@code $2} stand for the ids of the calls; behind an exclamation mark,
 * hex of bytes put on the socket as they are. Both calls end in time, by a value or a typed fault;
 * the call after them is answered; memory is bounded.
 */
class FramesFuzz {
  private static final int LONGEST = 100_000; // characters of a message
  private static final long MEMORY = 16_000_000; // bytes kept while the connection is open
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration AFTER = Duration.ofSeconds(15);
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  @FuzzTest(maxDuration = "20s")
  void whateverANodeSendsCallsEndAndTheNextIsAnswered(byte[] script) throws Exception {
    long before = live();
    Later<Boolean> node;
    AtomicBoolean over = new AtomicBoolean();
    try (ScriptedServer server = new ScriptedServer();
        WebSocketRpc rpc = connect(server)) {
      node = Later.run(() -> serve(server, rpc, script, over));
      outcome(rpc, "hello", AFTER);
      outcome(rpc, "first", SHORT);
      if (!outcome(rpc, "after", AFTER).equals("\"fine\"")) {
        throw new AssertionError("the call after all was not answered: " + rpc.status());
      }
      if (rpc.status().callsUnderWay() != 0) {
        throw new AssertionError("a call is still under way");
      }
      long kept = live() - before;
      if (kept > MEMORY) {
        throw new AssertionError(kept + " bytes kept");
      }
    } finally {
      over.set(true);
    }
    if (!node.get()) {
      throw new AssertionError("the node came to say nothing of its script");
    }
  }

  private static WebSocketRpc connect(ScriptedServer server) {
    RpcSettings settings =
        RpcSettings.STANDARD
            .withLongestMessage(LONGEST)
            .withPings(Duration.ofMillis(300), Duration.ofMillis(300))
            .withBackoff(new Backoff(Duration.ofMillis(2), Duration.ofMillis(20)));
    return WebSocketRpc.connect(List.of(server.uri()), settings, Scheduler.system(), new Random(1));
  }

  /** What a call came to. */
  private static String outcome(WebSocketRpc rpc, String method, Duration deadline) {
    try {
      JsonNode answer = rpc.call(method, List.of(), deadline);
      return answer.toString();
    } catch (RpcException fault) {
      return fault.getClass().getSimpleName();
    }
  }

  /** A good answer, the hostile ones to the next two calls, then a good answer to each. */
  private static boolean serve(
      ScriptedServer server, WebSocketRpc rpc, byte[] script, AtomicBoolean over) throws Exception {
    boolean hostile = true;
    while (!over.get()) {
      try (Peer peer = server.accept()) {
        if (hostile) {
          answer(peer);
          long first = id(peer.receive());
          Later<String> second = Later.run(() -> outcome(rpc, "second", SHORT));
          long other = id(peer.receive());
          hostile = false;
          play(peer, script, first, other);
          second.get();
        }
        while (true) {
          answer(peer);
        }
      } catch (IOException e) {
        // the connection broke: the client comes again, or all is over
      }
    }
    return !hostile;
  }

  private static void answer(Peer peer) throws IOException {
    peer.text("{\"jsonrpc\":\"2.0\",\"id\":" + id(peer.receive()) + ",\"result\":\"fine\"}");
  }

  private static void play(Peer peer, byte[] script, long first, long other) throws IOException {
    for (String line : new String(script, StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.startsWith("!")) {
        peer.raw(hex(line.substring(1)));
      } else {
        peer.text(line.replace("$1", "" + first).replace("$2", "" + other));
      }
    }
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static long id(String request) {
    Matcher id = ID.matcher(request);
    return id.find() ? Long.parseLong(id.group(1)) : -1;
  }

  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

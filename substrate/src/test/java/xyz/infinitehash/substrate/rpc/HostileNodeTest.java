package xyz.infinitehash.substrate.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.rpc.ScriptedServer.Peer;

/** The client on real sockets against a node that misbehaves. */
class HostileNodeTest {
  private static final Duration TEN = Duration.ofSeconds(10);
  private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":10,\"result\":\"fine\"}";

  private final ScriptedServer server;
  private final WebSocketRpc rpc;

  HostileNodeTest() throws IOException {
    server = new ScriptedServer();
    rpc =
        WebSocketRpc.connect(
            List.of(server.uri()),
            RpcSettings.STANDARD
                .withLongestMessage(100_000)
                .withPings(Duration.ofMillis(300), Duration.ofMillis(300))
                .withBackoff(new Backoff(Duration.ofMillis(2), Duration.ofMillis(20))),
            Scheduler.system(),
            new Random(1));
  }

  private Later<JsonNode> call;

  @BeforeEach
  void ask() {
    call = Later.run(() -> rpc.call("x", List.of("\u00e9"), TEN));
  }

  @AfterEach
  void close() throws IOException {
    rpc.close();
    server.close();
  }

  @Test
  void anAnswerInPiecesIsPutTogether() throws Exception {
    try (Peer peer = server.accept()) {
      assertThat(peer.receive())
          .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":10,\"method\":\"x\",\"params\":[\"\u00e9\"]}");
      byte[] bytes = ANSWER.replace("fine", "fin\u00e9").getBytes(StandardCharsets.UTF_8);
      int half = bytes.length - 4; // inside the two bytes of the last letter
      peer.frame(false, 1, java.util.Arrays.copyOf(bytes, half));
      peer.frame(true, 9, new byte[] {1});
      peer.frame(true, 0, java.util.Arrays.copyOfRange(bytes, half, bytes.length));
      assertThat(call.get().stringValue()).isEqualTo("fin\u00e9");
    }
  }

  @Test
  void aSocketDroppedInTheMiddleOfAnAnswerIsReplaced() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.raw(new byte[] {(byte) 0x81, 50, '{', '"', 'i'});
    }
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.text(ANSWER);
      assertThat(call.get().stringValue()).isEqualTo("fine");
    }
  }

  @Test
  void aSocketDroppedBetweenMessagesIsReplaced() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
    }
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.text(ANSWER);
      assertThat(call.get().stringValue()).isEqualTo("fine");
    }
  }

  @Test
  void aNodeThatHangsUpDuringTheHandshakeIsTriedAgain() throws Exception {
    server.hangUp();
    server.hangUp();
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.text(ANSWER);
      assertThat(call.get().stringValue()).isEqualTo("fine");
    }
  }

  @Test
  void aMessageWithoutEndCostsNoMoreThanTheBound() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.frame(false, 1, new byte[60_000]);
      try {
        for (int i = 0; i < 10_000; i++) {
          peer.frame(false, 0, new byte[10_000]);
        }
        throw new AssertionError("100 MB were taken");
      } catch (IOException expected) {
        assertThat(expected).isNotNull();
      }
      assertThatThrownBy(call::get)
          .isInstanceOf(RpcException.Malformed.class)
          .hasMessageContaining("more than 100000 characters");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{not json",
        "{\"jsonrpc\":\"2.0\",\"id\":10,\"result\":",
        "\"half",
        "{\"jsonrpc\":\"2.0\",\"id\":10,\"result\":NaN}",
      })
  void whatIsNoJsonFailsTheCall(String text) throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.text(text);
      assertThatThrownBy(call::get).isInstanceOf(RpcException.Malformed.class);
    }
  }

  @Test
  void whatIsTooDeepFailsTheCall() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.text("{\"id\":10,\"result\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");
      assertThatThrownBy(call::get).isInstanceOf(RpcException.Malformed.class);
    }
  }

  @Test
  void aBinaryMessageFailsTheCall() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.frame(true, 2, new byte[] {1, 2, 3});
      assertThatThrownBy(call::get).isInstanceOf(RpcException.Malformed.class);
    }
  }

  @Test
  void bytesThatAreNoFrameReplaceTheConnection() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.raw(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
      try (Peer next = server.accept()) {
        next.receive();
        next.text(ANSWER);
        assertThat(call.get().stringValue()).isEqualTo("fine");
      }
    }
  }

  @Test
  void aCloseFrameReplacesTheConnection() throws Exception {
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.frame(true, 8, new byte[] {3, (byte) 0xE8});
      try (Peer next = server.accept()) {
        next.receive();
        next.text(ANSWER);
        assertThat(call.get().stringValue()).isEqualTo("fine");
      }
    }
  }

  @Test
  void aRefusedHandshakeIsToldByItsStatus() throws Exception {
    server.refuse(403);
    server.refuse(403);
    assertThat(rpc.status().lastLoss()).contains("403").doesNotContain("secret-key");
    try (Peer peer = server.accept()) {
      peer.receive();
      peer.text(ANSWER);
      assertThat(call.get().stringValue()).isEqualTo("fine");
    }
  }

  @Test
  void aUserInTheAddressIsSentAsAHeaderAndNeverTold() throws Exception {
    var uri = java.net.URI.create(server.uri().toString().replace("ws://", "ws://me:pass-word@"));
    try (var other =
        WebSocketRpc.connect(
            List.of(uri), RpcSettings.STANDARD, Scheduler.system(), new Random(1))) {
      List<String> headers = new java.util.ArrayList<>();
      for (int i = 0; i < 2; i++) { // the other client's connection may come first
        headers.addAll(server.shake().headers);
      }
      assertThat(headers)
          .anyMatch(line -> line.equalsIgnoreCase("Authorization: Basic bWU6cGFzcy13b3Jk"));
      assertThat(other.status().toString()).doesNotContain("pass-word");
    }
  }

  @Test
  void thePathOfTheEndpointIsNeverTold() throws Exception {
    server.close();
    assertThatThrownBy(() -> rpc.call("y", List.of(), Duration.ofMillis(300)))
        .isInstanceOf(RpcException.Disconnected.class)
        .hasMessageNotContaining("secret-key");
    assertThat(rpc.status().toString()).doesNotContain("secret-key");
  }
}

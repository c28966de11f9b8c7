package xyz.infinitehash.substrate.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class WebSocketRpcTest {
  private static final Duration TEN = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualScheduler time = new ManualScheduler();
  private final FakeWire wire = new FakeWire();
  private final RpcSettings settings = RpcSettings.STANDARD.withMostCalls(3).withMostQueued(4);
  private final WebSocketRpc rpc =
      new WebSocketRpc(List.of(wire), settings, time, new Random(1), () -> {});

  @AfterEach
  void close() {
    rpc.close();
  }

  private Later<JsonNode> call(String method) {
    return Later.run(() -> rpc.call(method, List.of(), TEN));
  }

  @Test
  void answersReachTheirCallsInAnyOrder() throws Exception {
    var peer = wire.last().accept();
    var first = call("a");
    JsonNode a = peer.request();
    var second = call("b");
    JsonNode b = peer.request();
    peer.answer(b, "\"two\"");
    peer.answer(a, "null");
    assertThat(second.get().stringValue()).isEqualTo("two");
    assertThat(first.get().isNull()).isTrue();
    assertThat(a.get("id")).isNotEqualTo(b.get("id"));
    assertThat(a.get("params").isArray()).isTrue();
  }

  @Test
  void aCallEndsByItsDeadline() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("slow");
    JsonNode request = peer.request();
    time.advance(TEN);
    assertThatThrownBy(waiting::get)
        .isInstanceOf(RpcException.Timeout.class)
        .hasMessageContaining("slow");
    peer.answer(request, "1"); // too late: no harm
    assertThat(rpc.status().callsUnderWay()).isZero();
  }

  @Test
  void aCallWithoutConnectionSaysWhyThereIsNone() throws Exception {
    wire.last().refuse("connection refused");
    var waiting = call("early");
    while (rpc.status().callsUnderWay() == 0) {
      Thread.onSpinWait();
    }
    time.advance(TEN);
    assertThatThrownBy(waiting::get)
        .isInstanceOf(RpcException.Disconnected.class)
        .hasMessageContaining("connection refused");
  }

  @Test
  void whatMayBeSentTwiceIsSentAgainAfterABreak() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("read");
    peer.request();
    peer.receiver.lost("gone");
    time.advance(Duration.ofMillis(250));
    var next = wire.last().accept();
    next.answer(next.request(), "7");
    assertThat(waiting.get().intValue()).isEqualTo(7);
    assertThat(rpc.status().connects()).isEqualTo(2);
  }

  @Test
  void whatMayBeSentOnceEndsWithTheConnection() throws Exception {
    var peer = wire.last().accept();
    var waiting = Later.run(() -> rpc.callOnce("author_submitExtrinsic", List.of("0x00"), TEN));
    peer.request();
    peer.receiver.lost("gone");
    assertThatThrownBy(waiting::get)
        .isInstanceOf(RpcException.Disconnected.class)
        .hasMessageContaining("sent, then the connection broke");
    time.advance(Duration.ofMillis(250));
    assertThat(wire.last().accept().sent).isEmpty();
  }

  @Test
  void pausesGrowUntilTheNodeSpeaks() {
    for (int i = 0; i < 5; i++) {
      wire.last().refuse("no");
      time.advance(Duration.ofMillis(250L << i));
      assertThat(wire.attempts).hasSize(i + 2);
    }
    wire.last().accept().receiver.lost("accepts, then hangs up");
    assertThat(time.delays().getFirst()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    time.advance(Duration.ofSeconds(8));
    var peer = wire.last().accept();
    peer.receiver.text("{\"jsonrpc\":\"2.0\",\"id\":99999,\"result\":1}");
    peer.receiver.lost("gone");
    assertThat(rpc.status().endpoints().getFirst().failures()).isEqualTo(1);
  }

  @Test
  void aSilentConnectionIsPingedAndThenGivenUp() {
    var peer = wire.last().accept();
    time.advance(settings.pingEvery());
    assertThat(peer.pings).isEqualTo(1);
    peer.receiver.alive();
    time.advance(settings.pongWithin());
    assertThat(peer.cut).isFalse();
    time.advance(settings.pingEvery());
    assertThat(peer.pings).isEqualTo(2);
    time.advance(settings.pongWithin());
    assertThat(peer.cut).isTrue();
    assertThat(rpc.status().lastLoss()).contains("no sign of life");
    assertThat(wire.attempts.size() + time.delays().size()).isGreaterThan(1);
  }

  @Test
  void notificationsBeforeTheAnswerAreKept() throws Exception {
    var peer = wire.last().accept();
    var waiting = Later.run(() -> rpc.subscribe(Topic.NEW_HEADS, TEN));
    JsonNode request = peer.request();
    peer.notice("s1", "1");
    peer.notice("other", "9");
    peer.notice("s1", "2");
    peer.answer(request, "\"s1\"");
    Subscription heads = waiting.get();
    peer.notice("s1", "3");
    for (int i = 1; i <= 3; i++) {
      assertThat(heads.next(TEN).orElseThrow().intValue()).isEqualTo(i);
    }
    assertThat(heads.next(Duration.ZERO)).isEmpty();
  }

  @Test
  void aSlowReaderLosesTheOldestNotifications() throws Exception {
    Subscription heads = subscribed(wire.last().accept(), Topic.NEW_HEADS, "s");
    for (int i = 0; i < 10; i++) {
      wire.last().notice("s", String.valueOf(i));
    }
    assertThat(heads.missed()).isEqualTo(6);
    assertThat(heads.next(TEN).orElseThrow().intValue()).isEqualTo(6);
  }

  @Test
  void headsAreSubscribedAgainAndAWatchIsNot() throws Exception {
    var peer = wire.last().accept();
    Subscription heads = subscribed(peer, Topic.NEW_HEADS, "h");
    Subscription watch = subscribed(peer, Topic.watch("0x00"), "w");
    peer.notice("w", "\"ready\"");
    peer.receiver.lost("gone");
    time.advance(Duration.ofMillis(250));
    var next = wire.last().accept();
    JsonNode request = next.request();
    assertThat(request.get("method").stringValue()).isEqualTo("chain_subscribeNewHeads");
    assertThat(next.sent).isEmpty();
    next.answer(request, "\"h2\"");
    next.notice("h2", "5");
    assertThat(heads.next(TEN).orElseThrow().intValue()).isEqualTo(5);
    assertThat(heads.renewals()).isEqualTo(1);
    assertThat(watch.next(TEN).orElseThrow().stringValue()).isEqualTo("ready");
    assertThatThrownBy(() -> watch.next(TEN)).isInstanceOf(RpcException.Disconnected.class);
  }

  @Test
  void closingASubscriptionTellsTheNode() throws Exception {
    var peer = wire.last().accept();
    Subscription heads = subscribed(peer, Topic.NEW_HEADS, "h");
    heads.close();
    JsonNode request = peer.request();
    assertThat(request.get("method").stringValue()).isEqualTo("chain_unsubscribeNewHeads");
    assertThat(request.get("params").get(0).stringValue()).isEqualTo("h");
    peer.answer(request, "true");
    assertThatThrownBy(() -> heads.next(TEN)).isInstanceOf(RpcException.Disconnected.class);
  }

  @Test
  void waitingForANotificationEndsInTime() throws Exception {
    Subscription heads = subscribed(wire.last().accept(), Topic.NEW_HEADS, "h");
    Duration patience = Duration.ofSeconds(77);
    var waiting = Later.run(() -> heads.next(patience));
    while (time.delays().stream().noneMatch(patience::equals)) {
      Thread.onSpinWait();
    }
    time.advance(patience);
    assertThat(waiting.get()).isEmpty();
  }

  @Test
  void garbageEndsTheCallsThatWaitAndTheConnection() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("x");
    peer.request();
    peer.receiver.text("{\"jsonrpc\":\"2.0\",\"id\":1,\"resu");
    assertThatThrownBy(waiting::get).isInstanceOf(RpcException.Malformed.class);
    assertThat(peer.cut).isTrue();
  }

  @Test
  void anAnswerWithoutResultFailsOnlyItsCall() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("x");
    JsonNode request = peer.request();
    peer.receiver.text("{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + "}");
    assertThatThrownBy(waiting::get).isInstanceOf(RpcException.Malformed.class);
    assertThat(peer.cut).isFalse();
  }

  @Test
  void strayMessagesChangeNothing() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("x");
    JsonNode request = peer.request();
    for (String stray :
        List.of(
            "[]",
            "null",
            "7",
            "{}",
            "{\"id\":\"1\",\"result\":0}",
            "{\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid JSON Request\"}}",
            "{\"id\":123456789,\"result\":0}",
            "{\"id\":99999999999999999999999,\"result\":0}",
            "{\"method\":\"m\",\"params\":{\"subscription\":{},\"result\":0}}",
            "{\"method\":\"m\",\"params\":{\"subscription\":\"never\",\"result\":0}}")) {
      peer.receiver.text(stray);
    }
    peer.answer(request, "true");
    assertThat(waiting.get().booleanValue()).isTrue();
    assertThat(peer.cut).isFalse();
  }

  @Test
  void callsBeyondTheBoundWaitForAPlaceInTheOrderTheyCame() throws Exception {
    var peer = wire.last().accept();
    JsonNode first = null;
    for (int i = 0; i < 3; i++) {
      var _ = call("x");
      first = peer.request();
    }
    var fourth = call("fourth");
    awaitWaiting(1);
    var fifth = call("fifth");
    awaitWaiting(2);
    assertThat(peer.sent).isEmpty();
    peer.answer(first, "1");
    JsonNode moved = peer.request();
    assertThat(moved.get("method").stringValue()).isEqualTo("fourth");
    assertThat(peer.sent).isEmpty();
    peer.answer(moved, "4");
    assertThat(fourth.get().intValue()).isEqualTo(4);
    peer.answer(peer.request(), "5");
    assertThat(fifth.get().intValue()).isEqualTo(5);
  }

  @Test
  void aCallThatGetsNoPlaceEndsByItsDeadlineAndIsNeverSent() throws Exception {
    var peer = wire.last().accept();
    for (int i = 0; i < 3; i++) {
      var _ = Later.run(() -> rpc.call("long", List.of(), MINUTE));
      peer.request();
    }
    var fourth = call("fourth");
    awaitWaiting(1);
    time.advance(TEN);
    assertThatThrownBy(fourth::get)
        .isInstanceOf(RpcException.Overloaded.class)
        .hasMessageContaining("fourth");
    assertThat(rpc.status().callsWaiting()).isZero();
    assertThat(peer.sent).isEmpty();
  }

  @Test
  @Timeout(30) // without a bound the call waits for a place for ever
  void theQueueForAPlaceIsBounded() throws Exception {
    for (int i = 0; i < 3 + 3 * 8; i++) {
      var _ = call("x");
    }
    awaitWaiting(24);
    assertThatThrownBy(() -> rpc.call("one more", List.of(), TEN))
        .isInstanceOf(RpcException.Overloaded.class);
  }

  private void awaitWaiting(int calls) {
    while (rpc.status().callsWaiting() < calls) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theSameAnswerTwiceIsTakenOnce() throws Exception {
    var peer = wire.last().accept();
    var first = call("a");
    JsonNode request = peer.request();
    peer.answer(request, "1");
    peer.answer(request, "2");
    assertThat(first.get().intValue()).isEqualTo(1);
    var second = call("b");
    peer.answer(request, "3"); // the old id again
    peer.answer(peer.request(), "4");
    assertThat(second.get().intValue()).isEqualTo(4);
  }

  @Test
  void earlyNotificationsAreBounded() throws Exception {
    var peer = wire.last().accept();
    var waiting = Later.run(() -> rpc.subscribe(Topic.NEW_HEADS, TEN));
    JsonNode request = peer.request();
    for (int i = 0; i < 1_000; i++) {
      peer.notice("s" + i, String.valueOf(i));
    }
    peer.answer(request, "\"s999\"");
    assertThat(waiting.get().next(TEN).orElseThrow().intValue()).isEqualTo(999);
  }

  @Test
  void closingEndsEverything() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("x");
    peer.request();
    rpc.close();
    assertThatThrownBy(waiting::get).isInstanceOf(RpcException.Disconnected.class);
    assertThatThrownBy(() -> rpc.call("y", List.of(), TEN))
        .isInstanceOf(RpcException.Disconnected.class);
    assertThat(peer.cut).isTrue();
    time.advance(MINUTE);
    assertThat(wire.attempts).hasSize(1);
  }

  @Test
  void errorsKeepCodeMessageAndData() throws Exception {
    var peer = wire.last().accept();
    var waiting = call("author_submitExtrinsic");
    JsonNode request = peer.request();
    peer.receiver.text(
        "{\"id\":"
            + request.get("id")
            + ",\"error\":{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Custom error: 6\"}}");
    assertThatThrownBy(waiting::get)
        .isInstanceOfSatisfying(
            RpcException.ErrorResponse.class,
            e -> {
              assertThat(e.code()).isEqualTo(1010);
              assertThat(e.text()).isEqualTo("Invalid Transaction");
              assertThat(e.data()).isEqualTo("Custom error: 6");
            });
  }

  private Subscription subscribed(FakeWire.Connection peer, Topic topic, String id)
      throws Exception {
    var waiting = Later.run(() -> rpc.subscribe(topic, TEN));
    peer.answer(peer.request(), "\"" + id + "\"");
    return waiting.get();
  }
}

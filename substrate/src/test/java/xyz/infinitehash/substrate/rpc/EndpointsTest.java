package xyz.infinitehash.substrate.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.rpc.EndpointHealth.State;

/** Which of several nodes is asked, and which never is. */
class EndpointsTest {
  private static final Duration TEN = Duration.ofSeconds(10);
  private static final String OTHER = "0x" + "99".repeat(32);

  private final ManualScheduler time = new ManualScheduler();
  private final FakeWire first = new FakeWire("ws://first:1");
  private final FakeWire second = new FakeWire("ws://second:2");
  private final WebSocketRpc rpc =
      new WebSocketRpc(List.of(first, second), RpcSettings.STANDARD, time, new Random(1), () -> {});

  @AfterEach
  void close() {
    rpc.close();
  }

  private Later<JsonNode> call(String method) {
    return Later.run(() -> rpc.call(method, List.of(), TEN));
  }

  private EndpointHealth health(int index) {
    return rpc.status().endpoints().get(index);
  }

  private void awaitCall() {
    while (rpc.status().callsUnderWay() == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theNextOneIsTriedAtOnceWhenOneFails() throws Exception {
    var waiting = call("x");
    first.last().refuse("connection refused");
    assertThat(second.attempts).hasSize(1);
    var peer = second.last().accept();
    peer.answer(peer.request(), "1");
    assertThat(waiting.get().intValue()).isEqualTo(1);
    assertThat(health(0).state()).isEqualTo(State.RESTING);
    assertThat(health(0).lastLoss()).contains("refused");
    assertThat(health(0).restsUntil().orElseThrow()).isAfter(Instant.EPOCH);
    assertThat(health(1).state()).isEqualTo(State.CONNECTED);
    assertThat(health(1).inUse()).isTrue();
  }

  @Test
  void eachOneRestsByItsOwnFailures() {
    first.last().refuse("no");
    second.last().accept();
    time.advance(Duration.ofSeconds(1));
    second.last().receiver.lost("gone");
    assertThat(first.attempts).hasSize(2); // it has rested
    first.last().refuse("no again");
    time.advance(Duration.ofMillis(250));
    assertThat(second.attempts).hasSize(2);
    assertThat(first.attempts).hasSize(2); // twice the pause after two failures
    assertThat(health(0).failures()).isEqualTo(2);
    assertThat(health(1).failures()).isEqualTo(1);
  }

  @Test
  void withAllAtRestTheFirstThatHasRestedIsTried() {
    first.last().refuse("no");
    second.last().refuse("no");
    assertThat(first.attempts).hasSize(1);
    assertThat(second.attempts).hasSize(1);
    time.advance(Duration.ofMillis(250));
    assertThat(first.attempts.size() + second.attempts.size()).isEqualTo(3);
  }

  @Test
  void noCallGoesOutBeforeTheNodeHasToldItsGenesis() throws Exception {
    var waiting = call("x");
    awaitCall();
    var peer = first.last().open();
    assertThat(peer.sent).isEmpty();
    assertThat(peer.own.poll()).contains("chain_getBlockHash").contains("[0]");
    var second = call("y"); // while the node is being checked
    while (rpc.status().callsUnderWay() < 2) {
      Thread.onSpinWait();
    }
    peer.receiver.text("{\"id\":10,\"result\":\"too early\"}");
    assertThat(peer.sent).isEmpty();
    peer.accept();
    peer.answer(peer.request(), "\"fine\"");
    peer.answer(peer.request(), "\"fine\"");
    assertThat(waiting.get().stringValue()).isEqualTo("fine");
    assertThat(second.get().stringValue()).isEqualTo("fine");
  }

  @Test
  void aNodeThatDoesNotTellItsGenesisIsLeft() {
    first.last().open();
    time.advance(RpcSettings.STANDARD.connectTimeout());
    assertThat(second.attempts).hasSize(1);
    assertThat(health(0).lastLoss()).contains("genesis");
    second.last().open().receiver.text("{\"id\":0,\"error\":{\"code\":-32601,\"message\":\"no\"}}");
    assertThat(health(1).state()).isEqualTo(State.RESTING);
  }

  @Test
  void aNodeOfAnotherChainIsNeverAsked() throws Exception {
    first.last().accept().receiver.lost("gone");
    var waiting = call("x");
    awaitCall();
    var wrong = second.last().accept(OTHER);
    assertThat(wrong.sent).isEmpty();
    assertThat(wrong.cut).isTrue();
    assertThat(health(1).state()).isEqualTo(State.WRONG_CHAIN);
    time.advance(Duration.ofMillis(250));
    var right = first.last().accept();
    right.answer(right.request(), "1");
    assertThat(waiting.get().intValue()).isEqualTo(1);
  }

  @Test
  void withNoNodeOfTheChainLeftCallsFailAndNameBothChains() throws Exception {
    first.last().accept().receiver.lost("gone");
    var waiting = call("x");
    awaitCall();
    second.last().accept(OTHER);
    time.advance(Duration.ofMillis(250));
    first.last().accept(OTHER);
    assertThatThrownBy(waiting::get)
        .isInstanceOf(RpcException.WrongChain.class)
        .hasMessageContaining(OTHER)
        .hasMessageContaining(FakeWire.GENESIS)
        .hasMessageContaining("ws://first:1");
    assertThatThrownBy(() -> rpc.call("y", List.of(), TEN))
        .isInstanceOf(RpcException.WrongChain.class);
    time.advance(Backoff.STANDARD.longest());
    List.of(first, second).forEach(w -> w.attempts.getLast().accept()); // one of them is tried
    var healed = call("z");
    var peer = first.attempts.size() > second.attempts.size() ? first.last() : second.last();
    peer.answer(peer.request(), "2");
    assertThat(healed.get().intValue()).isEqualTo(2);
  }

  @Test
  void aNodeFarBelowTheHighestHeadIsLeftForAnother() {
    first.last().accept().head(100).receiver.lost("gone");
    second.last().accept().head(100);
    time.advance(Duration.ofSeconds(1));
    second.last().head(120);
    second.last().receiver.lost("gone");
    first.last().accept().head(114);
    assertThat(second.attempts).hasSize(1); // it rests: better a node behind than none
    assertThat(health(0).state()).isEqualTo(State.BEHIND);
    assertThat(health(0).inUse()).isTrue();
    time.advance(Duration.ofSeconds(1));
    first.last().head(114);
    assertThat(second.attempts).hasSize(2);
    assertThat(health(0).lastLoss()).contains("114").contains("6 blocks below");
    second.last().accept().head(121);
    assertThat(health(1).state()).isEqualTo(State.CONNECTED);
    assertThat(health(1).head()).isEqualTo(OptionalLong.of(121));
  }

  @Test
  void aFewBlocksBelowIsSound() {
    first.last().accept().head(100).receiver.lost("gone");
    second.last().accept().head(95);
    assertThat(health(1).state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void aNodeWithoutNewBlocksIsLeftForAnother() {
    var peer = first.last().accept().head(100);
    for (int i = 0; i < 20; i++) {
      time.advance(Duration.ofSeconds(6));
      peer.receiver.alive(); // it answers pings
    }
    assertThat(health(0).state()).isEqualTo(State.BEHIND);
    assertThat(health(0).inUse()).isFalse();
    assertThat(health(0).lastLoss()).contains("no new block");
    assertThat(second.attempts).hasSize(1);
  }

  @Test
  void aNodeThatSyncsIsLeftForAnother() {
    first.last().accept().receiver.text("{\"id\":2,\"result\":{\"isSyncing\":true,\"peers\":3}}");
    assertThat(health(0).state()).isEqualTo(State.BEHIND);
    assertThat(second.attempts).hasSize(1);
  }

  @Test
  void aNodeThatIsBehindIsBetterThanNone() throws Exception {
    first.last().accept().receiver.text("{\"id\":2,\"result\":{\"isSyncing\":true}}");
    second.last().refuse("no");
    var waiting = call("x");
    var peer = first.last().accept();
    peer.answer(peer.request(), "1");
    assertThat(waiting.get().intValue()).isEqualTo(1);
    assertThat(rpc.status().connected()).isTrue();
  }

  @Test
  void aNodeThatIsBehindIsLeftAsSoonAsAnotherHasRested() {
    first.last().accept().head(100).receiver.lost("gone");
    second.last().accept().head(50); // 50 below, and the other one rests
    assertThat(health(1).state()).isEqualTo(State.BEHIND);
    assertThat(health(1).inUse()).isTrue();
    first.attempts.clear();
    time.advance(Duration.ofSeconds(1));
    assertThat(first.attempts).hasSize(1);
    first.last().accept().head(101);
    assertThat(health(0).inUse()).isTrue();
  }

  @Test
  void oneNodesLieAboutItsHeightDoesNotLastWhenAllOthersDiffer() {
    first.last().accept().head(Long.MAX_VALUE >> 1).receiver.lost("gone");
    second.last().accept().head(100);
    assertThat(health(1).state()).isEqualTo(State.BEHIND);
    time.advance(Duration.ofSeconds(1));
    second.last().head(101); // the first has rested
    first.last().accept().head(101);
    first.last().head(102);
    assertThat(health(0).state()).isEqualTo(State.CONNECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "-32029, too many",
    "-32005, limit",
    "-32999, RPC rate limit",
    "-32000, Too Many Requests"
  })
  void aNodeThatLimitsTheRateIsLeftForAnother(int code, String words) throws Exception {
    var peer = first.last().accept();
    var waiting = Later.run(() -> rpc.callOnce("author_submitExtrinsic", List.of("0x00"), TEN));
    peer.fail(peer.request(), code, words);
    var next = second.last().accept();
    next.answer(next.request(), "1"); // it was refused, so it is not sent twice
    assertThat(waiting.get().intValue()).isEqualTo(1);
    assertThat(health(0).state()).isEqualTo(State.RESTING);
    assertThat(health(0).lastLoss()).contains("limits the rate");
  }

  @Test
  void theOnlyNodeLeftIsAskedAgainWhenItsLimitHasPassed() throws Exception {
    first.last().refuse("no");
    var peer = second.last().accept();
    var waiting = call("x");
    peer.fail(peer.request(), -32029, "too many requests");
    var held = call("y");
    while (rpc.status().callsUnderWay() < 2) {
      Thread.onSpinWait();
    }
    assertThat(peer.sent).isEmpty();
    time.advance(Duration.ofMillis(900));
    assertThat(peer.sent).isEmpty();
    time.advance(Duration.ofSeconds(2));
    peer.answer(peer.request(), "1");
    peer.answer(peer.request(), "2");
    assertThat(waiting.get().intValue() + held.get().intValue()).isEqualTo(3);
    assertThat(peer.cut).isFalse();
  }

  @Test
  void aLimitThatDoesNotPassIsToldWithTheDeadline() throws Exception {
    first.last().refuse("no");
    var peer = second.last().accept();
    var waiting = Later.run(() -> rpc.call("x", List.of(), Duration.ofSeconds(1)));
    peer.fail(peer.request(), -32029, "too many requests");
    time.advance(Duration.ofSeconds(1));
    assertThatThrownBy(waiting::get)
        .isInstanceOf(RpcException.Overloaded.class)
        .hasMessageContaining("-32029");
  }

  @Test
  void aLimitAtTheHandshakeRestsLongerThanAFailure() {
    first.last().refuse(new Wire.Refused(429));
    assertThat(health(0).restsUntil().orElseThrow()).isAfter(Instant.EPOCH.plusMillis(999));
    second.last().refuse(new Wire.Refused(503));
    assertThat(health(1).restsUntil().orElseThrow()).isBefore(Instant.EPOCH.plusMillis(251));
  }

  @Test
  void aNodeThatAnswersNothingAnyMoreIsLeft() throws Exception {
    var peer = first.last().accept();
    for (int i = 0; i < 2; i++) {
      var waiting = call("x");
      peer.request();
      time.advance(Duration.ofSeconds(5));
      peer.receiver.alive(); // pongs go on
      time.advance(Duration.ofSeconds(5));
      assertThatThrownBy(waiting::get).isInstanceOf(RpcException.Timeout.class);
      peer.receiver.alive();
    }
    assertThat(health(0).state()).isEqualTo(State.RESTING);
    assertThat(health(0).lastLoss()).contains("no answer");
    assertThat(second.attempts).hasSize(1);
  }
}

package xyz.infinitehash.substrate.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The texts a node sent, replayed. */
class RecordedNodeTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private final FakeWire wire = new FakeWire();
  private final WebSocketRpc rpc =
      new WebSocketRpc(
          List.of(wire), RpcSettings.STANDARD, new ManualScheduler(), new Random(1), () -> {});

  @Test
  void everyRecordedAnswerReachesItsCall() throws Exception {
    var peer = wire.last().accept();
    int answered = 0;
    for (JsonNode line : Recorded.lines("rpc.jsonl")) {
      if (!line.path("response").isString() || line.get("label").stringValue().equals("raw text")) {
        continue;
      }
      JsonNode asked = Recorded.parse(line.get("request").stringValue());
      JsonNode response = Recorded.parse(line.get("response").stringValue());
      List<Object> params = new ArrayList<>();
      asked.get("params").forEach(params::add);
      var call = Later.run(() -> outcome(asked.get("method").stringValue(), params));
      JsonNode request = peer.request();
      assertThat(request.get("params")).isEqualTo(asked.get("params"));
      String answer = line.get("response").stringValue();
      peer.receiver.text(
          answer.replaceFirst(
              "\"id\":" + asked.get("id") + ",", "\"id\":" + request.get("id") + ","));
      String wanted =
          response.has("error")
              ? response.at("/error/code").intValue()
                  + " "
                  + response.at("/error/message").stringValue()
              : response.get("result").toString();
      assertThat(call.get()).as(line.get("request").stringValue()).isEqualTo(wanted);
      answered++;
    }
    assertThat(answered).isGreaterThan(70);
  }

  private String outcome(String method, List<Object> params) {
    try {
      return rpc.call(method, params, TEN).toString();
    } catch (RpcException.ErrorResponse e) {
      return e.code() + " " + e.text();
    }
  }

  @Test
  void theWatchGetsItsOwnNotificationsOfTheRecordedStream() throws Exception {
    var peer = wire.last().accept();
    var watching = Later.run(() -> rpc.subscribe(Topic.watch("0x00"), TEN));
    JsonNode request = peer.request();
    for (JsonNode line : Recorded.lines("rpc.jsonl")) {
      if (line.has("notification")) {
        peer.receiver.text(line.get("notification").stringValue()); // all before the answer
      }
    }
    peer.answer(request, "\"ni0o19f0y8k\"");
    Subscription watch = watching.get();
    List<String> states = new ArrayList<>();
    for (var next = watch.next(Duration.ZERO); next.isPresent(); next = watch.next(Duration.ZERO)) {
      states.add(next.get().propertyNames().iterator().next());
    }
    assertThat(states).containsExactly("ready", "broadcast", "inBlock", "finalized");
  }
}

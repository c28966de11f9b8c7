package xyz.infinitehash.devnet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.fault.Faults;
import xyz.infinitehash.substrate.scale.ByteString;

class RpcServerTest {
  private static final RpcLimits SMALL = new RpcLimits(4096, 3, 2, 8, 1 << 20);

  private final TestChain world = TestChain.start();
  private final RpcServer server =
      new RpcServer(Faults.of(world.chain()), 0, "test", 0, SMALL, new SplittableRandom(7));
  private final URI endpoint = server.endpoint();

  @AfterEach
  void close() {
    server.close();
  }

  private static String call(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":"
        + params
        + "}";
  }

  @Test
  void httpAndWebSocketAnswerTheSameOnOnePort() throws Exception {
    String question = call(1, "chain_getBlockHash", "[0]");
    try (Client client = new Client(endpoint)) {
      client.send(question);
      assertThat(client.next()).isEqualTo(Client.post(endpoint, question));
    }
  }

  @Test
  void aLargeAnswerComesWhole() throws Exception {
    try (Client client = new Client(endpoint)) {
      client.send(call(1, "state_getMetadata", "[]"));
      assertThat(client.next().get("result").stringValue().length()).isGreaterThan(30_000);
    }
  }

  @Test
  void headsComeAfterTheResponseThatNamesTheirSubscription() throws Exception {
    try (Client client = new Client(endpoint)) {
      client.send(call(1, "chain_subscribeNewHeads", "[]"));
      String id = client.next().get("result").stringValue();
      for (int number = 0; number < 3; number++) {
        JsonNode head = client.next();
        assertThat(head.get("method").stringValue()).isEqualTo("chain_newHead");
        assertThat(head.get("params").get("subscription").stringValue()).isEqualTo(id);
        assertThat(head.get("params").get("result").get("number").stringValue())
            .isEqualTo("0x" + number);
        world.produce();
      }
      client.next();
      client.send(call(2, "chain_unsubscribeNewHeads", "[\"" + id + "\"]"));
      assertThat(client.next().get("result").booleanValue()).isTrue();
      world.produce();
      client.send(call(3, "chain_unsubscribeNewHeads", "[\"" + id + "\"]"));
      assertThat(client.next().get("result").booleanValue()).isFalse();
    }
  }

  @Test
  void aWatchTellsReadyInBlockFinalizedAndEnds() throws Exception {
    try (Client client = new Client(endpoint)) {
      ByteString extrinsic = world.signed(ALICE, 0, TestChain.remark(1));
      client.send(call(1, "author_submitAndWatchExtrinsic", "[\"" + extrinsic.hex() + "\"]"));
      String id = client.next().get("result").stringValue();
      assertThat(status(client.next()).stringValue()).isEqualTo("ready");
      Block in = world.produce();
      assertThat(status(client.next()).get("inBlock").stringValue()).isEqualTo(in.hash().hex());
      world.produce();
      assertThat(status(client.next()).get("finalized").stringValue()).isEqualTo(in.hash().hex());
      client.send(call(2, "author_unwatchExtrinsic", "[\"" + id + "\"]"));
      assertThat(client.next().get("result").booleanValue()).isFalse();
    }
  }

  private static JsonNode status(JsonNode notification) {
    assertThat(notification.get("method").stringValue()).isEqualTo("author_extrinsicUpdate");
    return notification.get("params").get("result");
  }

  @Test
  void aRefusedWatchIsAnErrorAndTakesNoSubscription() throws Exception {
    try (Client client = new Client(endpoint)) {
      ByteString poor = world.signed(TestChain.CAROL, 0, TestChain.remark(1));
      for (int i = 0; i < 5; i++) {
        client.send(call(i, "author_submitAndWatchExtrinsic", "[\"" + poor.hex() + "\"]"));
        assertThat(client.next().get("error").get("code").intValue()).isEqualTo(1010);
      }
      client.send(call(9, "chain_subscribeFinalizedHeads", "{}"));
      assertThat(client.next().has("result")).isTrue();
    }
  }

  @Test
  void storageIsToldAtOnceAndWhenItChanges() throws Exception {
    String number = ByteString.of(world.chain().runtime().storage().key("System", "Number")).hex();
    try (Client client = new Client(endpoint)) {
      client.send(call(1, "state_subscribeStorage", "[[\"" + number + "\",\"0x00\"]]"));
      client.next();
      assertThat(client.next().get("params").get("result").get("changes")).hasSize(2);
      world.produce();
      JsonNode changes = client.next().get("params").get("result").get("changes");
      assertThat(changes).hasSize(1);
      assertThat(changes.get(0).get(1).stringValue()).isEqualTo("0x01000000");
    }
  }

  @Test
  void theRuntimeVersionIsToldOnce() throws Exception {
    try (Client client = new Client(endpoint)) {
      client.send(call(1, "state_subscribeRuntimeVersion", "[]"));
      client.next();
      JsonNode told = client.next();
      assertThat(told.get("method").stringValue()).isEqualTo("state_runtimeVersion");
      assertThat(told.get("params").get("result").get("specVersion").intValue()).isEqualTo(425);
    }
  }

  @Test
  void subscriptionsAreCountedAndFreedAgain() throws Exception {
    try (Client client = new Client(endpoint)) {
      String subscribe = call(1, "state_subscribeRuntimeVersion", "[]");
      client.send(subscribe);
      String first = client.next().get("result").stringValue();
      client.next();
      client.send(subscribe);
      client.next();
      client.next();
      client.send(subscribe);
      assertThat(client.next().get("error").get("code").intValue()).isEqualTo(-32006);
      client.send(call(2, "state_unsubscribeRuntimeVersion", "[\"" + first + "\"]"));
      client.next();
      client.send(subscribe);
      assertThat(client.next().has("result")).isTrue();
    }
  }

  @Test
  void aRequestThatIsTooLongEndsTheConnection() throws Exception {
    String huge = call(1, "system_chain", "[\"" + "a".repeat(10_000) + "\"]");
    try (Client client = new Client(endpoint)) {
      client.send(huge);
      assertThat(client.isClosedSoon()).isTrue();
    }
    HttpResponse<String> response = Client.HTTP.send(Client.request(endpoint, huge), Client.text());
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Client.post(endpoint, call(1, "system_chain", "[]")).get("result").stringValue())
        .isEqualTo("test");
  }

  @Test
  void tooManyConnectionsAreTurnedAwayUntilOthersLeave() throws Exception {
    try (Client a = new Client(endpoint);
        Client b = new Client(endpoint);
        Client c = new Client(endpoint)) {
      assertThat(refused()).isTrue();
      c.hangUp();
      while (refused()) {
        Thread.onSpinWait();
      }
      a.send(call(1, "system_chain", "[]"));
      b.send(call(1, "system_chain", "[]"));
      assertThat(a.next()).isEqualTo(b.next());
    }
  }

  private boolean refused() {
    try (Client another = new Client(endpoint)) {
      return another.hasMore();
    } catch (CompletionException e) {
      return true;
    }
  }

  @Test
  void otherHttpRequestsAreAnsweredAsHttp() throws Exception {
    URI http = URI.create(endpoint.toString().replace("ws:", "http:"));
    HttpRequest get = HttpRequest.newBuilder(http).build();
    assertThat(Client.HTTP.send(get, Client.text()).statusCode()).isEqualTo(405);
    HttpRequest health = HttpRequest.newBuilder(http.resolve("/health")).build();
    assertThat(Client.HTTP.send(health, Client.text()).body()).contains("isSyncing");
    HttpRequest options =
        HttpRequest.newBuilder(http).method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<String> allowed = Client.HTTP.send(options, Client.text());
    assertThat(allowed.headers().firstValue("access-control-allow-origin")).contains("*");
  }
}

package xyz.infinitehash.devnet.fault;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.rpc.Client;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;

/** A devnet of two endpoints in virtual time, a clock that stands, and sockets on each endpoint. */
final class Stage implements AutoCloseable {
  static final int LAG = 10;

  volatile Instant now = Instant.parse("2026-06-01T00:00:00Z");
  final Devnet devnet;
  final TestChain world;
  private int id;

  Stage() {
    this(TestChain.config());
  }

  Stage(DevnetConfig.Builder config) {
    FaultSettings settings = new FaultSettings(2, 7, () -> now);
    devnet = Devnet.start(config.faults(settings).build().withFinalityLag(LAG));
    world = TestChain.of(devnet);
  }

  Client connect(int endpoint) {
    return new Client(devnet.endpoints().get(endpoint));
  }

  /** Sends a request and answers its id. */
  int send(Client client, String method, String params) {
    id++;
    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + id
            + ",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
    return id;
  }

  /** The whole answer to a request. */
  JsonNode ask(Client client, String method, String params) throws InterruptedException {
    int asked = send(client, method, params);
    JsonNode answer = client.next(method);
    while (!answer.has("id") || answer.get("id").intValue() != asked) {
      answer = client.next(method);
    }
    return answer;
  }

  /** The result of a request that goes well. */
  JsonNode result(Client client, String method, String params) throws InterruptedException {
    JsonNode answer = ask(client, method, params);
    if (!answer.has("result")) {
      throw new IllegalStateException(method + ": " + answer);
    }
    return answer.get("result");
  }

  /** The number of the best block as an endpoint tells it. */
  long head(Client client) throws InterruptedException {
    String number = result(client, "chain_getHeader", "[]").get("number").stringValue();
    return Long.decode(number);
  }

  /** Parameters that carry a signed extrinsic. */
  String extrinsic(KeyPair by, long nonce, Call call) {
    return hex(world.signed(by, nonce, call));
  }

  static String hex(ByteString bytes) {
    return "[\"" + bytes.hex() + "\"]";
  }

  /** What a watch told: words, or the word and the block's hash. */
  static List<String> told(JsonNode notification) {
    JsonNode status = notification.get("params").get("result");
    return status.isString()
        ? List.of(status.stringValue())
        : List.of(status.propertyNames().iterator().next(), status.iterator().next().stringValue());
  }

  @Override
  public void close() {
    devnet.close();
  }
}

package xyz.infinitehash.devnet.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.recorded.RecordedChain;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Asks a devnet what was asked of the recorded peer, in order and on one connection, and compares
 * the answers; plain HTTP must answer every question the same. Names that differ by nature (hashes
 * of blocks, ids of subscriptions) are translated.
 */
final class RpcReplay implements AutoCloseable {
  /** Hashes of the recorded blocks 1 to 4. */
  private static final List<String> BLOCKS =
      List.of(
          "0x78c17c3598e8b69c73ae241b7be5c894a364d5a3b26f2244ba288e37f625c00b",
          "0x97ebc074fb7fe966e053cd7137bf9b37eb2e5377daadd92d9fda0ec841a8864f",
          "0x628b07f7052aa3b963ad068ca5690bc0963cf50b9ced551582407efa5ac29c4c",
          "0x6247dd84dee1e1bb81f74d3b2de9c82dddb93f3c89871d26e5a698f7af3a740e");

  /** Who else has money in that peer's genesis. */
  private static final List<String> OTHERS =
      List.of(
          "ac859f8a216eeb1b320b4c76d118da3d7407fa523484d0a980126d3b4d0d220a",
          "1cbd2d43530a44705ad088af313e18f80b53ef16b36177cd4b77b846f2a5f07c",
          "9026941b7aa2328a8c5ea4e25bb747a2bf92a066fae0cc3722faf58cf44d3502",
          "306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20",
          "e659a7a1628cdd93febc04a4e0646ea20e9f5f0ce097d9a05290d4a9e054df4e",
          "1254f7017f0b8347ce7ab14f96d818802e7e9e0c0d1b7c9acb3c726b080e7a03");

  private static final String BORN_ELSEWHERE = "mortal, submit only";

  private final Devnet devnet;
  private final Client client;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Queue<JsonNode>> told = new HashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, String> different = new LinkedHashMap<>();
  private int equal;
  private int asNode;

  RpcReplay() {
    DevnetConfig.Builder config = RecordedChain.config().name("subtensor_peer").finalityLag(0);
    OTHERS.forEach(each -> config.endow(AccountId.of(ByteString.parse(each).bytes()), 1 << 30));
    devnet = Devnet.start(config.build());
    RecordedChain.firstSubnet(devnet.chain());
    client = new Client(devnet.endpoint());
    produce();
  }

  private void produce() {
    int number = (int) devnet.advance(1).number();
    names.put(BLOCKS.get(number - 1), devnet.head().hash().hex());
  }

  void line(JsonNode line) throws Exception {
    String label = line.get("label").stringValue();
    if (line.has("notification")) {
      notification(label, Json.MAPPER.readTree(line.get("notification").stringValue()));
      return;
    }
    String request = line.get("request").stringValue();
    String key = key(label, request);
    JsonNode want = want(line.get("response"));
    JsonNode have = ask(label.equals(BORN_ELSEWHERE) ? bornHere(request, want) : request);
    if (key.contains("_subscribe") || (key.contains("AndWatch") && have.has("result"))) {
      names.put(want.get("result").stringValue(), have.get("result").stringValue());
    }
    String entry = used.contains(key) ? key + " again" : key;
    judge(entry, want, have);
    if (!key.contains("ubscribe") && !key.startsWith("author_")) {
      JsonNode overHttp = Client.post(devnet.endpoint(), translated(request));
      if (!overHttp.equals(have)) {
        different.put(entry + " over HTTP", overHttp.toString());
      }
    }
    if (key.startsWith("author_submit") && have.has("result")) {
      produce();
    }
  }

  private static String key(String label, String request) {
    if (label.equals("raw text")) {
      return request;
    }
    JsonNode json = Json.MAPPER.readTree(request);
    String method = json.get("method").stringValue();
    String function =
        method.equals("state_call") ? " " + json.get("params").get(0).stringValue() : "";
    return method + function + " (" + label + ")";
  }

  private static JsonNode want(JsonNode response) {
    return response.isString() ? Json.MAPPER.readTree(response.stringValue()) : Json.object();
  }

  private JsonNode ask(String request) throws InterruptedException {
    client.send(translated(request));
    JsonNode next = client.next("answer to " + request);
    while (keep(next)) {
      next = client.next("answer to " + request);
    }
    return next;
  }

  private String translated(String request) {
    String text = request;
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return text;
  }

  private boolean keep(JsonNode message) {
    if (message.has("method")) {
      String id = message.get("params").get("subscription").stringValue();
      queue(id).add(message);
    }
    return message.has("method");
  }

  /** The recorded extrinsic names a block by a hash it does not have here. */
  private String bornHere(String request, JsonNode want) {
    String foreign = Json.MAPPER.readTree(request).get("params").get(0).stringValue();
    ByteString ours =
        TestChain.of(devnet)
            .signed(TestChain.ALICE, 1, TestChain.remark(1), Era.mortal(64, 2), 2, 0);
    String hash = ByteString.of(Blake2b.hash256(ours.bytes())).hex();
    names.put(want.get("result").stringValue(), hash);
    return request.replace(foreign, ours.hex());
  }

  private Queue<JsonNode> queue(String subscription) {
    return told.computeIfAbsent(subscription, _ -> new ArrayDeque<>());
  }

  private void notification(String label, JsonNode want) throws InterruptedException {
    String method = want.get("method").stringValue();
    String key = method + " (" + label + ")";
    JsonNode result = want.get("params").get("result");
    if (result.has("broadcast") || method.startsWith("chainHead")) {
      leftOut.add(key);
      return;
    }
    String subscription = want.get("params").get("subscription").stringValue();
    Queue<JsonNode> waiting = queue(names.getOrDefault(subscription, "never opened"));
    while (waiting.isEmpty()) {
      keep(client.next(label + " " + want));
    }
    JsonNode have = waiting.remove();
    if (result.has("ready")) {
      boolean same = have.get("params").get("result").asString("").equals("ready");
      count(key, same ? Optional.empty() : Optional.of(have.toString()));
      asNode++;
      return;
    }
    count(key, new Alike(names).difference("", want, have));
  }

  private void judge(String key, JsonNode want, JsonNode have) {
    NodeAnswers.Instead instead = NodeAnswers.ALL.get(key);
    if (instead == null) {
      count(key, new Alike(names).difference("", want, have));
      return;
    }
    used.add(key);
    Optional<String> difference =
        switch (instead) {
          case NodeAnswers.Instead.SameKinds _ -> Alike.kinds("", want, have);
          case NodeAnswers.Instead.Result(JsonNode result, var _) ->
              new Alike(names).difference("result", result, have.path("result"));
          case NodeAnswers.Instead.Begins(String start, var _) ->
              have.path("result").asString("").startsWith(start)
                  ? Optional.empty()
                  : Optional.of(have.toString());
          case NodeAnswers.Instead.Fails(int code, String message, var _) ->
              fails(have, code, message);
          case NodeAnswers.Instead.LeftOut _ -> fails(have, -32601, "Method not found");
        };
    if (instead instanceof NodeAnswers.Instead.LeftOut) {
      leftOut.add(key);
    } else {
      asNode++;
    }
    difference.ifPresent(d -> different.put(key, d));
  }

  private static Optional<String> fails(JsonNode have, int code, String message) {
    JsonNode error = have.path("error");
    return error.path("code").asInt(0) == code
            && error.path("message").asString("").startsWith(message)
        ? Optional.empty()
        : Optional.of("want " + code + " " + message + " have " + have);
  }

  private void count(String key, Optional<String> difference) {
    if (difference.isPresent()) {
      different.merge(key, difference.get(), (a, b) -> a + "\n" + b);
    } else {
      equal++;
    }
  }

  /** Notifications that came and were not asked about. */
  List<JsonNode> unexpected() {
    return told.values().stream().flatMap(Queue::stream).toList();
  }

  int equal() {
    return equal;
  }

  int asNode() {
    return asNode;
  }

  List<String> leftOut() {
    return leftOut;
  }

  Map<String, String> different() {
    return different;
  }

  /** Entries of {@link NodeAnswers} that were needed. */
  Set<String> used() {
    return used;
  }

  @Override
  public void close() {
    client.close();
    devnet.close();
  }
}

package xyz.infinitehash.devnet.recorded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.runtime.BlockBuilder;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.runtime.Validity;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Gives the recorded extrinsics, one at a time, to the devnet in {@link RefusalWorld}: to the
 * pool's validation, to a block, and those that are refused to the JSON-RPC server as well.
 */
final class RefusalReplay implements AutoCloseable {
  private static final Set<String> UNFRAMED = Set.of("a byte short", "empty");
  private static final String TRAILING = "a byte too many";
  private static final long SLOT_MILLIS = 12_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Devnet devnet = RefusalWorld.start();
  private final ChainRuntime runtime = devnet.chain().runtime();
  private final Block head = devnet.head();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final Map<String, String> different = new LinkedHashMap<>();
  private int equal;

  void line(JsonNode line) throws IOException, InterruptedException {
    String label = line.get("label").stringValue();
    String call = line.path("call").asString("");
    if (!call.isEmpty() && !has(call)) {
      leftOut.merge(call, 1, Integer::sum);
      return;
    }
    String difference = difference(line, label);
    if (difference.isEmpty()) {
      equal++;
    } else {
      different.put(label, difference);
    }
  }

  private boolean has(String call) {
    int dot = call.indexOf('.');
    String pallet = call.substring(0, dot);
    return runtime.metadata().pallets().stream().anyMatch(p -> p.name().equals(pallet))
        && runtime.metadata().call(pallet, call.substring(dot + 1)).isPresent();
  }

  private String difference(JsonNode line, String label) throws IOException, InterruptedException {
    ByteString bytes = bytes(line, label);
    StateMap state = head.state();
    for (JsonNode pair : line.path("stored")) {
      state = state.with(hex(pair, "keyHex"), hex(pair, "valueHex"));
    }
    Validity validity = runtime.validate(state, head.hash(), head.number(), bytes);
    return switch (line.get("layer").stringValue()) {
      case "pool" -> {
        String want = line.get("refusal").get("validity").toString();
        String atApply = line.get("atApply").has("panic") ? want : applied(state, bytes);
        yield differ("pool", want, told(validity))
            + differ("at apply", want, atApply)
            + overRpc(line, state, node(line.get("refusal").get("validity")));
      }
      case "decode" ->
          differ("decode", "undecodable", told(validity))
              + overRpc(line, state, UNFRAMED.contains(label) ? "1040 Client error" : "1002 Verif");
      case "apply" ->
          differ("pool", "valid", told(validity))
              + differ("apply", line.get("apply").toString(), applied(state, bytes));
      default ->
          differ("pool", "valid", told(validity))
              + differ("block", outcome(line), applied(state, bytes));
    };
  }

  private ByteString bytes(JsonNode line, String label) {
    TestChain signer = TestChain.of(devnet);
    try (KeyPair stranger = KeyPair.fromUri("//Stranger")) {
      return switch (label) {
        case "huge remark" -> // too long for the recording
            signer.signed(stranger, 0, remark(new byte[1_000_000]));
        case "mortal, fresh" -> // names a block by the hash it has here
            signer.signed(stranger, 0, remark(new byte[] {1}), Era.mortal(64, 28), 28, 0);
        case "shield: period 16" ->
            signer.signed(stranger, 0, shielded(line), Era.mortal(16, 28), 28, 0);
        case "shield: period 8, key unknown", "shield: period 8, too short to parse" ->
            signer.signed(stranger, 0, shielded(line), Era.mortal(8, 28), 28, 0);
        default -> {
          byte[] bytes = hex(line, "extrinsicHex");
          yield label.equals(TRAILING)
              ? ByteString.of(java.util.Arrays.copyOf(bytes, bytes.length - 1))
              : ByteString.of(bytes);
        }
      };
    }
  }

  private static Call shielded(JsonNode line) {
    return Call.of("MevShield", "submit_encrypted")
        .with("ciphertext", Value.of(hex(line.get("args"), "ciphertext")));
  }

  private static Call remark(byte[] text) {
    return Call.of("System", "remark").with("remark", Value.of(text));
  }

  private static byte[] hex(JsonNode node, String name) {
    return Recording.bytes(node.get(name).stringValue());
  }

  private static String differ(String where, String want, String have) {
    return want.equals(have) ? "" : where + ": want " + want + " have " + have + "\n";
  }

  private static String told(Validity validity) {
    return switch (validity) {
      case Validity.Valid _ -> "valid";
      case Validity.Undecodable _ -> "undecodable";
      case Validity.Refused(Refusal refusal) -> told(refusal);
    };
  }

  private static String told(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Custom(int code) -> "{\"Invalid\":{\"Custom\":" + code + "}}";
      case Refusal.Invalid kind -> "{\"Invalid\":\"" + kind.chainName() + "\"}";
      case Refusal.Unknown kind -> "{\"Unknown\":\"" + kind.chainName() + "\"}";
    };
  }

  /** What a block makes of it: a refusal, or error and events. */
  private String applied(StateMap state, ByteString bytes) {
    long number = head.number() + 1;
    long now = devnet.chain().time(head) + SLOT_MILLIS;
    BlockBuilder block = runtime.begin(state, head.hash(), number, now / SLOT_MILLIS);
    block.inherent(runtime.timestamp(now));
    Optional<Refusal> refusal = block.apply(bytes);
    if (refusal.isPresent()) {
      return told(refusal.get());
    }
    Value mine = Value.variant("ApplyExtrinsic", Value.of(1));
    List<Value> events =
        new State(block.finish(), runtime.storage())
            .of("System").get("Events").items().stream()
                .filter(r -> r.field("phase").equals(mine))
                .map(r -> r.field("event"))
                .toList();
    List<String> names =
        events.stream().map(e -> e.variant() + "." + e.asVariant().value().variant()).toList();
    Value last = events.getLast().asVariant().value();
    return (last.variant().equals("ExtrinsicFailed") ? error(last) : "ok") + " " + names;
  }

  private static String error(Value failed) {
    Value.Variant error = failed.asVariant().value().field("dispatch_error").asVariant();
    return switch (error.name()) {
      case "Module" ->
          error.value().field("index").asInt() + "." + error.value().field("error").asBytes()[0];
      case "Token", "Arithmetic" -> error.name() + "." + error.value().variant();
      default -> error.name();
    };
  }

  private static String outcome(JsonNode line) {
    List<String> events = new ArrayList<>();
    line.get("events").forEach(e -> events.add(e.stringValue()));
    JsonNode dispatch = line.path("dispatch");
    if (dispatch.isMissingNode()) {
      return "ok " + events;
    } else if (dispatch.has("module")) {
      JsonNode index = dispatch.get("index");
      return index.get(0).asInt() + "." + (byte) index.get(1).asInt() + " " + events;
    }
    JsonNode other = dispatch.get("other");
    if (other.isString()) {
      return other.stringValue() + " " + events;
    }
    Map.Entry<String, JsonNode> kind = other.properties().iterator().next();
    return kind.getKey() + "." + kind.getValue().stringValue() + " " + events;
  }

  /** What a node says of a refusal: the words of sp_runtime, the codes of sc-rpc-api. */
  private static String node(JsonNode validity) {
    if (validity.has("Unknown")) {
      return "1011 Unknown Transaction Validity " + validity.get("Unknown").stringValue();
    }
    JsonNode invalid = validity.get("Invalid");
    if (invalid.has("Custom")) {
      return "1010 Invalid Transaction Custom error: " + invalid.get("Custom").asInt();
    }
    return "1010 Invalid Transaction "
        + switch (invalid.stringValue()) {
          case "BadProof" -> "Transaction has a bad signature";
          case "Stale" -> "Transaction is outdated";
          case "Payment" -> "Inability to pay some fees (e.g. account balance too low)";
          case "Call" -> "Transaction call is not expected";
          case "BadSigner" -> "Invalid signing address";
          case "MandatoryValidation" ->
              "Transaction dispatch is mandatory; transactions must not be validated.";
          default -> throw new IllegalArgumentException(invalid.toString());
        };
  }

  /** Over the server, with the line's edits in the head's state for as long as it takes. */
  private String overRpc(JsonNode line, StateMap state, String want)
      throws IOException, InterruptedException {
    Map<ByteString, Optional<ByteString>> edits = new LinkedHashMap<>();
    Map<ByteString, Optional<ByteString>> back = new LinkedHashMap<>();
    for (JsonNode pair : line.path("stored")) {
      byte[] key = hex(pair, "keyHex");
      edits.put(ByteString.of(key), state.get(key).map(ByteString::of));
      back.put(ByteString.of(key), head.state().get(key).map(ByteString::of));
    }
    devnet.chain().override(edits);
    String label = line.get("label").stringValue();
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"author_submitExtrinsic\",\"params\":[\""
            + (label.startsWith("shield: period")
                ? bytes(line, label).hex()
                : line.get("extrinsicHex").stringValue())
            + "\"]}";
    String uri = devnet.endpoint().toString().replace("ws:", "http:");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    String text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    devnet.chain().override(back);
    JsonNode error = JSON.readTree(text).path("error");
    String have =
        error.path("code").asInt(0)
            + " "
            + error.path("message").asString("")
            + " "
            + error.path("data").asString("");
    return have.startsWith(want) && (!want.startsWith("101") || have.equals(want))
        ? ""
        : differ("rpc", want, have);
  }

  int equal() {
    return equal;
  }

  /** Calls the devnet does not have, with how many lines. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }

  /** What differed, by label. */
  Map<String, String> different() {
    return different;
  }

  @Override
  public void close() {
    http.close();
    devnet.close();
  }
}

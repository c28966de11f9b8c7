package xyz.infinitehash.substrate.judge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;
import xyz.infinitehash.substrate.value.ValueJson;

/** Compares what another encoder made with what we make of the same arguments, and counts. */
final class Encodings {
  private final Metadata metadata;
  private final ExtrinsicCodec extrinsics;
  private final StorageCodec storage;
  private final ValueCodec values;
  private final ValueJson json;
  private final Set<String> calls = new TreeSet<>();
  private final Set<String> items = new TreeSet<>();
  private final Set<String> methods = new TreeSet<>();
  private final Map<String, Integer> equal = new TreeMap<>();
  private final List<String> different = new ArrayList<>();
  private JsonNode counts = MissingNode.getInstance();

  Encodings(Metadata metadata) {
    this.metadata = metadata;
    this.extrinsics = new ExtrinsicCodec(metadata);
    this.storage = new StorageCodec(metadata);
    this.values = new ValueCodec(metadata.types());
    this.json = new ValueJson(metadata.types());
  }

  void compare(JsonNode line) {
    try {
      switch (line.get("kind").stringValue()) {
        case "call" -> call(line);
        case "storage" -> storage(line);
        case "api" -> api(line);
        case "counts" -> counts = line;
        default -> throw new AssertionError(line);
      }
    } catch (SubstrateException e) {
      different.add(e + " in " + line);
    }
  }

  /** The first of them. */
  List<String> different() {
    return different.stream().limit(5).toList();
  }

  int calls() {
    return calls.size();
  }

  int storageItems() {
    return items.size();
  }

  int methods() {
    return methods.size();
  }

  /** What the other side counted. */
  JsonNode counts() {
    return counts;
  }

  @Override
  public String toString() {
    return "%d calls, %d storage items, %d runtime API methods; equal %s, different %d"
        .formatted(calls.size(), items.size(), methods.size(), equal, different.size());
  }

  private void call(JsonNode line) {
    String pallet = text(line, "pallet");
    String name = text(line, "call");
    calls.add(pallet + "." + name);
    Map<String, Value> args = new LinkedHashMap<>();
    List<Field> fields = metadata.call(pallet, name).orElseThrow().fields();
    for (Field field : fields) {
      args.put(field.name(), json.read(field.type(), line.get("args").get(field.name())));
    }
    Call call = new Call(pallet, name, args);
    byte[] bytes = extrinsics.encodeCall(call);
    same("call", line, "hex", bytes);
    Call read = extrinsics.decodeCall(bytes);
    told("call read", line, read, call);
    for (Field field : fields) {
      JsonNode argument = json.write(field.type(), read.arg(field.name()));
      told("argument as JSON", line, argument, line.get("args").get(field.name()));
    }
    extrinsic(line, call, bytes);
  }

  private void extrinsic(JsonNode line, Call call, byte[] bytes) {
    Envelope envelope = envelope(line);
    same("payload", line, "payload", extrinsics.signingPayload(bytes, envelope));
    AccountId signer = AccountId.of(bytes(line, "signer"));
    byte[] signature = Arrays.copyOfRange(bytes(line, "signature"), 1, 65);
    told(
        "signature",
        line,
        Signatures.verify(signer, extrinsics.signedBytes(bytes, envelope), signature),
        true);
    byte[] signed = extrinsics.signed(bytes, envelope, signer, signature).bytes().bytes();
    same("signed", line, "extrinsic", signed);
    Extrinsic.Extras extras =
        new Extrinsic.Extras(
            envelope.era(), envelope.nonce(), envelope.tip(), 0, new LinkedHashMap<>());
    if (extrinsics.decode(signed) instanceof Extrinsic.Signed back) {
      told("signed read", line, back.call(), call);
      told("signed read", line, back.extras(), extras);
      told("signed read", line, back.signer().orElseThrow(), signer);
      same("signed", line, "extrinsic", extrinsics.encode(back));
    } else {
      different.add("read as not signed: " + line);
    }
    unsigned(line, "bare4", new Extrinsic.Bare(4, call));
    unsigned(line, "bare5", new Extrinsic.Bare(5, call));
    unsigned(line, "general", new Extrinsic.General(0, extras, call));
  }

  private void unsigned(JsonNode line, String field, Extrinsic extrinsic) {
    same(field, line, field, extrinsics.encode(extrinsic));
    told(field + " read", line, extrinsics.decode(bytes(line, field)), extrinsic);
  }

  private void storage(JsonNode line) {
    String pallet = text(line, "pallet");
    String item = text(line, "item");
    items.add(pallet + "." + item);
    List<Integer> types = metadata.storage(pallet, item).keyTypes(metadata.types());
    Value[] keys = new Value[types.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = json.read(types.get(i), line.get("keys").get(i));
    }
    byte[] key = storage.key(pallet, item, keys);
    same("storage key", line, "hex", key);
    same("storage prefix", line, "prefix", storage.prefix(pallet, item));
    for (int few = 0; few <= keys.length; few++) {
      byte[] prefix = storage.prefix(pallet, item, Arrays.copyOf(keys, few));
      told("partial key", line, text(line, "hex").startsWith(ByteString.of(prefix).hex()), true);
    }
    if (metadata.storage(pallet, item).hashers().stream().allMatch(h -> h.reversible())) {
      told("storage key read", line, storage.decodeKey(pallet, item, key), List.of(keys));
    }
  }

  private void api(JsonNode line) {
    Method method = metadata.method(text(line, "api"), text(line, "method"));
    methods.add(text(line, "api") + "_" + method.name());
    ScaleWriter out = new ScaleWriter();
    ScaleReader in = new ScaleReader(bytes(line, "hex"));
    for (int i = 0; i < method.inputs().size(); i++) {
      int type = method.inputs().get(i).type();
      Value value = json.read(type, line.get("args").get(i));
      values.encode(type, value, out);
      told("input read", line, values.decode(type, in), value);
    }
    same("API input", line, "hex", out.toBytes());
    told("input read", line, in.remaining(), 0);
  }

  private void same(String what, JsonNode line, String field, byte[] ours) {
    told(what, line, ByteString.of(ours).hex(), text(line, field));
  }

  private void told(String what, JsonNode line, Object ours, Object theirs) {
    if (ours.equals(theirs)) {
      equal.merge(what, 1, Integer::sum);
    } else {
      different.add(what + " " + ours + " and not " + theirs + " in " + line);
    }
  }

  private static Envelope envelope(JsonNode line) {
    return new Envelope(
        BlockHash.parse(text(line, "genesis")),
        line.get("spec").longValue(),
        line.get("tx").longValue(),
        Era.decode(ByteString.parse(text(line, "era")).reader()),
        BlockHash.parse(text(line, "birth")),
        line.get("nonce").longValue(),
        new BigInteger(text(line, "tip")));
  }

  private static byte[] bytes(JsonNode line, String field) {
    return ByteString.parse(text(line, field)).bytes();
  }

  private static String text(JsonNode line, String field) {
    return line.get(field).stringValue();
  }
}

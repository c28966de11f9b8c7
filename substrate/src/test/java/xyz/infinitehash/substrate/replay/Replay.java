package xyz.infinitehash.substrate.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.storage.StorageKey;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;
import xyz.infinitehash.substrate.value.ValueJson;

/**
 * Takes every byte string of a recorded line apart and puts it together again: storage keys and
 * values, calls, extrinsics, events, errors, arguments and answers of runtime APIs. Whatever the
 * recording also says in JSON must be what was read.
 */
final class Replay {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final ValueCodec VALUES = new ValueCodec(METADATA.types());
  private static final ValueJson JSON = new ValueJson(METADATA.types());
  private static final StorageCodec STORAGE = new StorageCodec(METADATA);
  private static final ExtrinsicCodec EXTRINSICS = new ExtrinsicCodec(METADATA);
  private static final ErrorNames ERRORS = new ErrorNames(METADATA);
  private static final Method VALIDATE =
      METADATA.method("TaggedTransactionQueue", "validate_transaction");
  private static final Method APPLY = METADATA.method("BlockBuilder", "apply_extrinsic");

  private int checked;
  private final List<String> differing = new ArrayList<>();

  private Replay() {}

  /** How one line came out; what differs, in words. */
  record Line(int checked, List<String> differing) {}

  static Line of(JsonNode line) {
    Replay replay = new Replay();
    replay.walk(line);
    return new Line(replay.checked, replay.differing);
  }

  private void walk(JsonNode node) {
    if (node.isObject()) {
      look(node);
    }
    node.forEach(this::walk);
  }

  private void look(JsonNode node) {
    if (node.has("keyHex") && node.has("item")) {
      entry(node);
    }
    if (node.has("dataHex") && node.has("event")) {
      event(node);
    }
    if (node.has("errorHex")) {
      error(node);
    }
    if (node.has("paramsHex")) {
      api(node);
    }
    if (node.has("ss58")) {
      same("address", "0x" + AccountId.parse(text(node, "ss58")).hex(), text(node, "publicKey"));
    }
    for (String name : List.of("before", "beforeDelta", "changed")) {
      if (node.path(name).isObject()) {
        node.get(name).properties().forEach(pair -> pair(pair.getKey(), pair.getValue()));
      }
    }
    for (String name : List.of("extrinsicHex", "wrapExtrinsicHex", "innerExtrinsicHex")) {
      if (node.has(name)) {
        extrinsic(node, bytes(node, name), name.equals("extrinsicHex"));
      }
    }
    if (node.has("callHex")) {
      same(
          "call",
          EXTRINSICS.encodeCall(EXTRINSICS.decodeCall(bytes(node, "callHex"))),
          node,
          "callHex");
    }
    answer(node, "validityHex", VALIDATE.output());
    answer(node, "applyHex", APPLY.output());
    answer(
        node,
        "tryDecodeResultHex",
        METADATA.method("ShieldApi", "try_decode_shielded_tx").output());
    answer(node, "tryUnshieldResultHex", METADATA.method("ShieldApi", "try_unshield_tx").output());
  }

  private void entry(JsonNode node) {
    String pallet = text(node, "pallet");
    String item = text(node, "item");
    List<Integer> types = METADATA.storage(pallet, item).keyTypes(METADATA.types());
    List<Value> keys = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      keys.add(JSON.read(types.get(i), node.get("keys").get(i)));
    }
    same("key", STORAGE.key(pallet, item, keys.toArray(Value[]::new)), node, "keyHex");
    int type = METADATA.storage(pallet, item).valueType();
    if (!node.get("valueHex").isNull()) {
      Value value = STORAGE.decodeValue(pallet, item, bytes(node, "valueHex"));
      same("value", STORAGE.encodeValue(pallet, item, value), node, "valueHex");
      if (!JSON.write(type, value).equals(node.get("value"))) { // u64 written by hand as a number
        same("value in words", JSON.read(type, node.get("value")), value);
      }
    } else {
      Optional<Value> absent = STORAGE.absentValue(pallet, item);
      JsonNode told = node.has("value") ? node.get("value") : node.path("default");
      absent.ifPresent(value -> same("default", JSON.write(type, value), told));
      if (absent.isEmpty() && !told.isNull() && !told.isMissingNode()) {
        differing.add("no default where " + told + " is told");
      }
    }
  }

  private void pair(String key, JsonNode value) {
    Optional<StorageKey> at = STORAGE.locate(ByteString.parse(key).bytes());
    if (at.isEmpty() || value.isNull()) {
      return;
    }
    same("raw key", ByteString.of(STORAGE.key(at.get())).hex(), key);
    byte[] stored = ByteString.parse(value.stringValue()).bytes();
    Value read = STORAGE.decodeValue(at.get().pallet(), at.get().item(), stored);
    same(
        "raw value",
        ByteString.of(STORAGE.encodeValue(at.get().pallet(), at.get().item(), read)).hex(),
        value.stringValue());
  }

  private void event(JsonNode node) {
    String pallet = text(node, "pallet");
    int type = METADATA.pallet(pallet).events().type();
    Variant variant = METADATA.event(pallet, text(node, "event")).orElseThrow();
    same("pallet's index", METADATA.pallet(pallet).index(), node.get("indices").get(0).intValue());
    same("event's index", variant.index(), node.get("indices").get(1).intValue());
    byte[] whole = new ScaleWriter().u8(variant.index()).raw(bytes(node, "dataHex")).toBytes();
    Value value = VALUES.decode(type, whole);
    same("event", ByteString.of(VALUES.encode(type, value)).hex(), ByteString.of(whole).hex());
    if (!variant.fields().isEmpty()) {
      same("event in words", JSON.write(type, value).get(variant.name()), node.get("data"));
    }
  }

  private void error(JsonNode node) {
    String module = text(node, "module");
    ByteString code = ByteString.of(bytes(node, "errorHex"));
    DispatchError named = ERRORS.module(node.get("index").get(0).intValue(), code);
    same("error", named.name(), module + "." + text(node, "error"));
    same("error as a value", ERRORS.of(ERRORS.value(module, text(node, "error"))), named);
  }

  private void api(JsonNode node) {
    Method method = METADATA.method(text(node, "api"), text(node, "method"));
    ScaleReader in = new ScaleReader(bytes(node, "paramsHex"));
    ScaleWriter out = new ScaleWriter();
    for (int i = 0; i < method.inputs().size(); i++) {
      int type = method.inputs().get(i).type();
      Value value = VALUES.decode(type, in);
      VALUES.encode(type, value, out);
      if (node.get("args").isArray()) {
        same("argument", value, JSON.read(type, node.get("args").get(i)));
      }
    }
    in.finish();
    same("arguments", out.toBytes(), node, "paramsHex");
    if (node.path("resultHex").isString()) {
      Value answer = VALUES.decode(method.output(), bytes(node, "resultHex"));
      same("answer", VALUES.encode(method.output(), answer), node, "resultHex");
      same("answer in words", JSON.write(method.output(), answer), node.get("result"));
    }
  }

  private void extrinsic(JsonNode node, byte[] bytes, boolean ofThisLine) {
    if (node.has("panic") && node.has("raw")) {
      refuse(bytes);
      return;
    }
    Extrinsic read = EXTRINSICS.decode(bytes);
    same("extrinsic", ByteString.of(EXTRINSICS.encode(read)).hex(), ByteString.of(bytes).hex());
    if (ofThisLine && node.path("args").isObject()) {
      same("call from words", call(node), read.call());
    }
  }

  /** What the runtime could not decode is no extrinsic for us either. */
  private void refuse(byte[] bytes) {
    checked++;
    try {
      EXTRINSICS.decode(bytes);
      differing.add("decoded what the runtime could not");
    } catch (SubstrateException _) {
      // as the runtime
    }
  }

  private static Call call(JsonNode node) {
    String[] title =
        node.has("pallet")
            ? new String[] {text(node, "pallet"), text(node, "call")}
            : text(node, "call").split("\\.");
    Map<String, Value> args = new LinkedHashMap<>();
    for (Field field : METADATA.call(title[0], title[1]).orElseThrow().fields()) {
      args.put(field.name(), JSON.read(field.type(), node.get("args").get(field.name())));
    }
    return new Call(title[0], title[1], args);
  }

  private void answer(JsonNode node, String name, int type) {
    if (node.path(name).isString()) {
      byte[] bytes = bytes(node, name);
      same(name, VALUES.encode(type, VALUES.decode(type, bytes)), node, name);
    }
  }

  private void same(String what, byte[] bytes, JsonNode node, String name) {
    same(what, ByteString.of(bytes).hex(), text(node, name));
  }

  private void same(String what, Object ours, Object recorded) {
    checked++;
    if (!ours.equals(recorded)) {
      differing.add(what + ": " + ours + " where recorded " + recorded);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).stringValue();
  }

  private static byte[] bytes(JsonNode node, String name) {
    return ByteString.parse(text(node, name)).bytes();
  }
}

package xyz.infinitehash.bittensor;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** Answers and storage values as recorded, each with what the recording says it is. */
public final class Recorded {
  /** Of the recorded runtime. */
  public static final Metadata METADATA = Runtime425.metadata(15);

  private static final ValueCodec VALUES = new ValueCodec(METADATA.types());
  private static final StorageCodec STORAGE = new StorageCodec(METADATA);

  private Recorded() {}

  /**
   * A value and the same in JSON.
   *
   * @param line the whole line or entry it is in
   */
  public record Pair(Value value, JsonNode json, JsonNode line) {}

  /** All answers of a runtime API's method in {@code apis} and the scenario of stakes. */
  public static List<Pair> answers(String method) {
    List<Pair> pairs = new ArrayList<>();
    for (String file : List.of("apis", "steps-stake")) {
      for (JsonNode line : Runtime425.lines(file)) {
        if (line.path("method").asString("").equals(method)
            && !line.path("result").has("panic")
            && line.path("resultHex").isString()) {
          int type = METADATA.method(line.get("api").stringValue(), method).output();
          pairs.add(
              new Pair(VALUES.decode(type, bytes(line, "resultHex")), line.get("result"), line));
        }
      }
    }
    return pairs;
  }

  /** All stored values of an item in {@code storage} and a scenario, in order. */
  public static List<Pair> stored(String item, String scenario) {
    List<Pair> pairs = new ArrayList<>();
    Runtime425.lines("storage").forEach(line -> collect(line, item, pairs));
    Runtime425.lines(scenario)
        .forEach(line -> line.path("values").forEach(entry -> collect(entry, item, pairs)));
    return pairs;
  }

  private static void collect(JsonNode entry, String item, List<Pair> pairs) {
    if (entry.path("item").asString("").equals(item) && entry.path("valueHex").isString()) {
      String pallet = entry.get("pallet").stringValue();
      Value value = STORAGE.decodeValue(pallet, item, bytes(entry, "valueHex"));
      pairs.add(new Pair(value, entry.get("value"), entry));
    }
  }

  /** The bytes of a field in hex. */
  public static byte[] bytes(JsonNode line, String field) {
    return ByteString.parse(line.get(field).stringValue()).bytes();
  }
}

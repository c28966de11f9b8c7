package xyz.infinitehash.devnet.recorded;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** The events of a block as bytes: pallet and event index, then the fields. */
final class Happened {
  private final ValueCodec values;
  private final int type;

  Happened(Metadata metadata) {
    this.values = new ValueCodec(metadata.types());
    this.type = eventType(metadata);
  }

  /**
   * An event.
   *
   * @param phase {@code init}, {@code final} or the index of the extrinsic
   * @param hex pallet and event index and the fields
   * @param name {@code Pallet.Event}
   * @param text the fields, to read
   */
  record Event(String phase, String hex, String name, String text) {
    @Override
    public String toString() {
      return phase + " " + name + " " + text;
    }

    boolean same(Event other) {
      return phase.equals(other.phase) && hex.equals(other.hex);
    }
  }

  /** Those of the head, without those of the timestamp. */
  List<Event> at(Chain chain) {
    List<Event> events = new ArrayList<>();
    State state = new State(chain.head().state(), chain.runtime().storage());
    for (Value record : state.of("System").get("Events").items()) {
      Value event = record.field("event");
      Value.Variant inner = event.asVariant().value().asVariant();
      events.add(
          new Event(
              phase(record.field("phase")),
              HexFormat.of().formatHex(values.encode(type, event)),
              event.variant() + "." + inner.name(),
              inner.value().toString()));
    }
    return events.stream().filter(event -> !event.phase().equals("0")).toList();
  }

  /** Those of a recorded line. */
  static List<Event> recorded(JsonNode line) {
    List<Event> events = new ArrayList<>();
    for (JsonNode event : line.path("events")) {
      JsonNode indices = event.get("indices");
      events.add(
          new Event(
              event.get("phase").asString(),
              String.format("%02x%02x", indices.get(0).asInt(), indices.get(1).asInt())
                  + event.get("dataHex").asString().substring(2),
              event.get("pallet").asString() + "." + event.get("event").asString(),
              event.path("data").toString()));
    }
    return events;
  }

  private static String phase(Value phase) {
    return switch (phase.variant()) {
      case "Initialization" -> "init";
      case "Finalization" -> "final";
      default -> phase.asVariant().value().asBigInteger().toString();
    };
  }

  private static int eventType(Metadata metadata) {
    int row = metadata.pallet("System").storageItem("Events").orElseThrow().valueType();
    if (metadata.types().def(row) instanceof TypeDef.Sequence(int record)
        && metadata.types().def(record) instanceof TypeDef.Composite(var fields)) {
      return fields.stream()
          .filter(field -> field.name().equals("event"))
          .findFirst()
          .orElseThrow()
          .type();
    }
    throw new IllegalStateException("System.Events is not a row of records");
  }
}

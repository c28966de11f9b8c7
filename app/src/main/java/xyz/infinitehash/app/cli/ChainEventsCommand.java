package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueJson;

/** {@code ih chain events}. */
@Command(
    name = "events",
    description = "What happened in a block.",
    footer = {
      "%nExamples:",
      "  ih chain events --at 8000123",
      "  ih chain events --only SubtensorModule --json"
    })
final class ChainEventsCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();

  @Option(
      names = "--only",
      defaultValue = "",
      paramLabel = "NAME",
      description = "A pallet, or an event such as SubtensorModule.WeightsSet.")
  String only = "";

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      ChainAt at = reading.of(chain);
      List<Map<String, Object>> documents = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      Metadata metadata =
          at.number().value() == 0
              ? at.metadata()
              : chain.at(at.header().parent()).metadata(); // the runtime that made the block
      for (Event event : at.events()) {
        if (only.isEmpty() || only.equals(event.pallet()) || only.equals(event.title())) {
          String phase = phase(event);
          JsonNode fields = fields(metadata, event);
          Map<String, Object> document = new LinkedHashMap<>();
          document.put("phase", phase);
          document.put("pallet", event.pallet());
          document.put("event", event.name());
          document.put("fields", fields);
          documents.add(document);
          rows.add(List.of(phase, event.title(), fields.toString()));
        }
      }
      if (shared.json) {
        Printer.document(
            Map.of(
                "block", at.number().value(), "hash", at.hash().toString(), "events", documents));
      } else {
        Printer.line("block " + at.number() + " " + at.hash());
        Printer.table(List.of("phase", "event", "fields"), rows);
      }
    }
  }

  private static String phase(Event event) {
    return switch (event.phase()) {
      case Event.Phase.Extrinsic(int index) -> Integer.toString(index);
      case Event.Phase.Initialization _ -> "init";
      case Event.Phase.Finalization _ -> "final";
    };
  }

  private static JsonNode fields(Metadata metadata, Event event) {
    JsonNode whole =
        new ValueJson(metadata.types())
            .write(
                metadata.pallet(event.pallet()).events().type(),
                Value.variant(event.name(), event.fields()));
    return whole.path(event.name());
  }
}

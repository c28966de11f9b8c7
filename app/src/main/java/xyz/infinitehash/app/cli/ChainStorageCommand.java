package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.MapEntry;
import xyz.infinitehash.substrate.chain.MapPage;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.storage.StorageKey;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueJson;

/** {@code ih chain storage}. */
@Command(
    name = "storage",
    description = {
      "A storage item by its name in metadata. With all keys: the value, or its default; with fewer",
      "keys: the entries, page by page."
    },
    footer = {
      "%nExamples:",
      "  ih chain storage SubtensorModule.Tempo 89",
      "  ih chain storage SubtensorModule.Uids 89 --limit 10",
      "  ih chain storage System.Account 5Grw...utQY --at 6000000 --network archive"
    })
final class ChainStorageCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();

  @Parameters(index = "0", paramLabel = "PALLET.ITEM")
  String name = "";

  @Parameters(index = "1..*", paramLabel = "KEY", description = "JSON, plain text or SS58.")
  List<String> keys = List.of();

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "Entries at most, up to 1000. Default: ${DEFAULT-VALUE}")
  int limit;

  @Option(
      names = "--after",
      defaultValue = "",
      paramLabel = "HEX",
      description = "Goes on behind this raw key, which the page before ended with.")
  String after = "";

  @Override
  public void run() {
    int dot = name.indexOf('.');
    if (dot < 0) {
      throw new CommandFailure("PALLET.ITEM, such as System.Account, not " + name);
    }
    if (limit < 1 || limit > 1000) {
      throw new CommandFailure("--limit: 1 to 1000, not " + limit);
    }
    try (Chain chain = on.connect()) {
      ChainAt at = reading.of(chain);
      StorageItem item = at.metadata().storage(name.substring(0, dot), name.substring(dot + 1));
      TypeRegistry types = at.metadata().types();
      List<Integer> keyTypes = item.keyTypes(types);
      if (keys.size() > keyTypes.size()) {
        throw new CommandFailure(name + " takes " + keyTypes.size() + " keys");
      }
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        values.add(ChainValues.read(types, keyTypes.get(i), keys.get(i)));
      }
      StorageKey key = new StorageKey(name.substring(0, dot), item.name(), values);
      ValueJson json = new ValueJson(types);
      if (keys.size() == keyTypes.size()) {
        one(at.storage(List.of(key)).getFirst().map(v -> json.write(item.valueType(), v)));
      } else {
        many(
            after.isEmpty() ? at.page(key, limit) : at.page(key, limit, ByteString.parse(after)),
            item,
            keyTypes,
            json);
      }
    } catch (SubstrateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private void one(Optional<JsonNode> value) {
    if (shared.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("item", name);
      document.put("keys", keys);
      document.put("value", value.orElse(null));
      Printer.document(document);
    } else {
      Printer.line(value.map(JsonNode::toString).orElse("nothing is stored"));
    }
  }

  private void many(MapPage page, StorageItem item, List<Integer> keyTypes, ValueJson json) {
    List<Map<String, Object>> entries = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (MapEntry entry : page.entries()) {
      List<JsonNode> entryKeys = new ArrayList<>();
      for (int i = 0; i < entry.keys().size(); i++) {
        entryKeys.add(json.write(keyTypes.get(i), entry.keys().get(i)));
      }
      JsonNode value = json.write(item.valueType(), entry.value());
      entries.add(Map.of("keys", entryKeys, "value", value));
      rows.add(
          List.of(
              String.join(" ", entryKeys.stream().map(ChainStorageCommand::plain).toList()),
              plain(value)));
    }
    if (shared.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("item", name);
      document.put("entries", entries);
      document.put("next", page.next().map(ByteString::hex).orElse(null));
      Printer.document(document);
    } else {
      Printer.table(List.of("keys", "value"), rows);
      page.next().ifPresent(next -> Printer.line("more: --after " + next.hex()));
    }
  }

  private static String plain(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}

package xyz.infinitehash.substrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueJson;

class RecordedStorageTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final StorageCodec CODEC = new StorageCodec(METADATA);
  private static final ValueJson JSON = new ValueJson(METADATA.types());
  private static final List<JsonNode> LINES = Runtime425.lines("storage");

  @Test
  void everyRecordedKeyIsMadeFromItsPartsAndReadBack() {
    for (JsonNode line : LINES) {
      String pallet = line.get("pallet").stringValue();
      String item = line.get("item").stringValue();
      Value[] keys = keys(pallet, item, line.get("keys"));
      byte[] raw = CODEC.key(pallet, item, keys);
      assertThat(ByteString.of(raw).hex()).as(name(line)).isEqualTo(text(line, "keyHex"));
      StorageItem entry = METADATA.storage(pallet, item);
      if (entry.hashers().stream().allMatch(hasher -> hasher.reversible())) {
        assertThat(CODEC.decodeKey(pallet, item, raw)).as(name(line)).containsExactly(keys);
        assertThat(CODEC.locate(raw)).contains(StorageKey.of(pallet, item, keys));
      }
      for (int i = 0; i <= keys.length; i++) {
        Value[] some = Arrays.copyOf(keys, i);
        assertThat(ByteString.of(raw).hex())
            .startsWith(ByteString.of(CODEC.prefix(pallet, item, some)).hex());
      }
    }
    assertThat(LINES).hasSize(766);
  }

  @Test
  void everyRecordedValueReadsAsRecordedAndEncodesToItsBytes() {
    int stored = 0;
    for (JsonNode line : LINES) {
      if (line.has("absent")) {
        continue;
      }
      String pallet = line.get("pallet").stringValue();
      String item = line.get("item").stringValue();
      byte[] bytes = ByteString.parse(text(line, "valueHex")).bytes();
      Value value = CODEC.decodeValue(pallet, item, bytes);
      int type = METADATA.storage(pallet, item).valueType();
      assertThat(JSON.write(type, value)).as(name(line)).isEqualTo(line.get("value"));
      assertThat(JSON.read(type, line.get("value"))).as(name(line)).isEqualTo(value);
      assertThat(CODEC.encodeValue(pallet, item, value)).as(name(line)).isEqualTo(bytes);
      stored++;
    }
    assertThat(stored).isEqualTo(425);
  }

  @Test
  void everyAbsentItemReadsAsTheRuntimeReadsIt() {
    for (JsonNode line : LINES) {
      if (!line.has("absent")) {
        continue;
      }
      String pallet = line.get("pallet").stringValue();
      String item = line.get("item").stringValue();
      if (line.get("defaultHex").isNull()) {
        assertThat(CODEC.absentValue(pallet, item)).as(name(line)).isEmpty();
      } else {
        Value value = CODEC.defaultValue(pallet, item);
        int type = METADATA.storage(pallet, item).valueType();
        assertThat(JSON.write(type, value)).as(name(line)).isEqualTo(line.get("default"));
        assertThat(ByteString.of(CODEC.encodeValue(pallet, item, value)).hex())
            .isEqualTo(text(line, "defaultHex"));
      }
    }
  }

  private static Value[] keys(String pallet, String item, JsonNode json) {
    List<Integer> types = METADATA.storage(pallet, item).keyTypes(METADATA.types());
    List<Value> keys = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      keys.add(JSON.read(types.get(i), json.get(i)));
    }
    return keys.toArray(Value[]::new);
  }

  private static String text(JsonNode line, String field) {
    return line.get(field).stringValue();
  }

  private static String name(JsonNode line) {
    return text(line, "pallet") + "." + text(line, "item");
  }
}

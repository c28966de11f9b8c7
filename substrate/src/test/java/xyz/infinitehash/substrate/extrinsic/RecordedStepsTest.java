package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.PalletEnum;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;
import xyz.infinitehash.substrate.value.ValueJson;

/** Events, errors, storage writes and extrinsics of whole recorded scenarios. */
class RecordedStepsTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final ValueCodec VALUES = new ValueCodec(METADATA.types());
  private static final ValueJson JSON = new ValueJson(METADATA.types());
  private static final StorageCodec STORAGE = new StorageCodec(METADATA);
  private static final ExtrinsicCodec EXTRINSICS = new ExtrinsicCodec(METADATA);
  private static final ErrorNames ERRORS = new ErrorNames(METADATA);

  private int events;
  private int errors;

  @Test
  void theWeightsScenarioReadsAsRecorded() {
    Runtime425.lines("steps-weights").forEach(this::check);
    assertThat(events).isGreaterThan(400);
    assertThat(errors).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"registration", "serving", "stake", "hashcommit", "timelock", "tempo", "keys"})
  void theOtherScenariosReadAsRecorded(String scenario) throws IOException {
    Path file =
        Path.of(System.getProperty("ih.root", ".."))
            .resolve("../shared/data/runtime425/steps-" + scenario + ".jsonl");
    Assumptions.assumeTrue(
        Files.exists(file), () -> "not here: ../shared/data/runtime425/steps-" + scenario);
    try (Stream<String> lines = Files.lines(file)) {
      lines.skip(1).map(JsonMapper.shared()::readTree).forEach(this::check);
    }
    assertThat(events).isPositive();
  }

  private void check(JsonNode line) {
    if (line.has("events")) {
      line.get("events").forEach(this::event);
    }
    if (line.has("dispatch") && line.get("dispatch").has("module")) {
      error(line.get("dispatch"));
    }
    if (line.has("pairs")) {
      line.get("pairs").forEach(RecordedStepsTest::pair);
    }
    if (line.has("extrinsicHex") && line.get("submit").isString()) {
      byte[] bytes = bytes(line, "extrinsicHex");
      assertThat(EXTRINSICS.encode(EXTRINSICS.decode(bytes))).isEqualTo(bytes);
    }
  }

  private void event(JsonNode event) {
    String pallet = event.get("pallet").stringValue();
    PalletEnum of = METADATA.pallet(pallet).events();
    Variant variant = METADATA.event(pallet, event.get("event").stringValue()).orElseThrow();
    assertThat(event.get("indices").get(0).intValue()).isEqualTo(METADATA.pallet(pallet).index());
    assertThat(event.get("indices").get(1).intValue()).isEqualTo(variant.index());
    byte[] data = bytes(event, "dataHex");
    byte[] whole = new ScaleWriter().u8(variant.index()).raw(data).toBytes();
    ScaleReader in = new ScaleReader(whole);
    Value value = VALUES.decode(of.type(), in);
    in.finish();
    assertThat(VALUES.encode(of.type(), value)).isEqualTo(whole);
    if (!variant.fields().isEmpty()) {
      assertThat(JSON.write(of.type(), value).get(variant.name())).isEqualTo(event.get("data"));
    }
    events++;
  }

  private void error(JsonNode error) {
    String pallet = error.get("module").stringValue();
    String name = error.get("error").stringValue();
    ByteString code = ByteString.parse(error.get("errorHex").stringValue());
    DispatchError named = ERRORS.module(error.get("index").get(0).intValue(), code);
    assertThat(named.name()).isEqualTo(pallet + "." + name);
    assertThat(ERRORS.of(ERRORS.value(pallet, name))).isEqualTo(named);
    errors++;
  }

  private static void pair(JsonNode pair) {
    if (!pair.has("item") || pair.get("valueHex").isNull()) {
      return;
    }
    String pallet = pair.get("pallet").stringValue();
    String item = pair.get("item").stringValue();
    byte[] stored = bytes(pair, "valueHex");
    List<Value> keys = STORAGE.decodeKey(pallet, item, bytes(pair, "keyHex"));
    assertThat(STORAGE.key(pallet, item, keys.toArray(Value[]::new)))
        .isEqualTo(bytes(pair, "keyHex"));
    Value value = STORAGE.decodeValue(pallet, item, stored);
    assertThat(STORAGE.encodeValue(pallet, item, value)).isEqualTo(stored);
  }

  private static byte[] bytes(JsonNode line, String field) {
    return ByteString.parse(line.get(field).stringValue()).bytes();
  }
}

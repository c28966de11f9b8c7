package xyz.infinitehash.substrate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

class RecordedApisTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final ValueCodec CODEC = new ValueCodec(METADATA.types());
  private static final ValueJson JSON = new ValueJson(METADATA.types());

  @Test
  void everyRecordedAnswerReadsAsRecordedAndEncodesToItsBytes() {
    List<JsonNode> lines = Runtime425.lines("apis");
    for (JsonNode line : lines) {
      if (!line.has("resultHex") || line.get("result").has("panic")) {
        continue;
      }
      Method method = method(line);
      byte[] bytes = bytes(line, "resultHex");
      Value result = CODEC.decode(method.output(), bytes);
      assertThat(CODEC.encode(method.output(), result)).as(name(line)).isEqualTo(bytes);
      assertThat(JSON.write(method.output(), result)).as(name(line)).isEqualTo(line.get("result"));
    }
    assertThat(lines).hasSize(657);
  }

  @Test
  void everyRecordedParameterListReadsAndEncodesToItsBytes() {
    for (JsonNode line : Runtime425.lines("apis")) {
      byte[] bytes = bytes(line, "paramsHex");
      ScaleReader in = new ScaleReader(bytes);
      ScaleWriter out = new ScaleWriter();
      List<Method.Input> inputs = method(line).inputs();
      for (int i = 0; i < inputs.size(); i++) {
        int type = inputs.get(i).type();
        Value value = CODEC.decode(type, in);
        CODEC.encode(type, value, out);
        if (line.get("args").isArray()) {
          assertThat(JSON.read(type, line.get("args").get(i))).as(name(line)).isEqualTo(value);
        }
      }
      in.finish();
      assertThat(out.toBytes()).as(name(line)).isEqualTo(bytes);
    }
  }

  private static Method method(JsonNode line) {
    return METADATA.method(line.get("api").stringValue(), line.get("method").stringValue());
  }

  private static byte[] bytes(JsonNode line, String field) {
    return ByteString.parse(line.get(field).stringValue()).bytes();
  }

  private static String name(JsonNode line) {
    return line.get("api").stringValue() + "_" + line.get("method").stringValue();
  }
}

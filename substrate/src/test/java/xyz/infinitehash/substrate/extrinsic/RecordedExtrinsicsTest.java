package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueJson;

class RecordedExtrinsicsTest {
  private static final List<JsonNode> LINES = Runtime425.lines("extrinsics");

  @Test
  void everyRecordedCallEncodesToItsBytesAndBackUnderEachMetadataVersion() {
    for (int version : new int[] {14, 15, 16}) {
      Metadata metadata = Runtime425.metadata(version);
      ExtrinsicCodec codec = new ExtrinsicCodec(metadata);
      ValueJson json = new ValueJson(metadata.types());
      for (JsonNode line : LINES) {
        Call call = call(metadata, json, line);
        byte[] bytes = codec.encodeCall(call);
        assertThat(hex(bytes)).as(name(line)).isEqualTo(text(line, "callHex"));
        assertThat(codec.decodeCall(bytes)).as(name(line)).isEqualTo(call);
      }
    }
    assertThat(LINES).hasSize(589);
  }

  @Test
  void everyRecordedPayloadAndExtrinsicComesOutTheSameFromItsParts() {
    Metadata metadata = Runtime425.metadata(15);
    ExtrinsicCodec codec = new ExtrinsicCodec(metadata);
    for (JsonNode line : LINES) {
      byte[] call = bytes(line, "callHex");
      Envelope envelope = envelope(line);
      assertThat(hex(codec.signingPayload(call, envelope)))
          .as(name(line))
          .isEqualTo(text(line, "signingPayloadHex"));
      assertThat(hex(codec.signedBytes(call, envelope)))
          .as(name(line))
          .isEqualTo(text(line, "signedBytesHex"));
      Extrinsic.Signed signed = (Extrinsic.Signed) codec.decode(bytes(line, "extrinsicHex"));
      byte[] signature = signed.signature().asVariant().value().asBytes();
      assertThat(codec.signed(call, envelope, signed.signer().orElseThrow(), signature).hex())
          .as(name(line))
          .isEqualTo(text(line, "extrinsicHex"));
    }
  }

  @Test
  void everyRecordedExtrinsicComesApartAndBackTogether() {
    Metadata metadata = Runtime425.metadata(16);
    ExtrinsicCodec codec = new ExtrinsicCodec(metadata);
    ValueJson json = new ValueJson(metadata.types());
    for (JsonNode line : LINES) {
      byte[] bytes = bytes(line, "extrinsicHex");
      Extrinsic.Signed signed = (Extrinsic.Signed) codec.decode(bytes);
      Envelope envelope = envelope(line);
      assertThat(signed.call()).isEqualTo(call(metadata, json, line));
      assertThat(signed.nonce()).isEqualTo(envelope.nonce());
      assertThat(signed.era()).isEqualTo(envelope.era());
      assertThat(signed.tip()).isEqualTo(envelope.tip());
      assertThat(signed.mode()).isZero();
      assertThat(signed.others()).isEmpty();
      assertThat(codec.encode(signed)).isEqualTo(bytes);
    }
  }

  @Test
  void everyRecordedEraIsMadeFromItsPeriodAndBirth() {
    int mortal = 0;
    for (JsonNode line : LINES) {
      if (!line.get("eraPeriod").isNull()) {
        int period = line.get("eraPeriod").asInt();
        long birth = line.get("eraBirth").asLong();
        Era era = envelope(line).era();
        assertThat(era).as(name(line)).isEqualTo(Era.mortal(period, birth));
        assertThat(era.birth(line.get("headBlock").asLong())).as(name(line)).isEqualTo(birth);
        mortal++;
      }
    }
    assertThat(mortal).isPositive();
  }

  static Call call(Metadata metadata, ValueJson json, JsonNode line) {
    String pallet = text(line, "pallet");
    String name = text(line, "call");
    Map<String, Value> args = new LinkedHashMap<>();
    for (Field field : metadata.call(pallet, name).orElseThrow().fields()) {
      args.put(field.name(), json.read(field.type(), line.get("args").get(field.name())));
    }
    return new Call(pallet, name, args);
  }

  static Envelope envelope(JsonNode line) {
    return new Envelope(
        BlockHash.parse(text(line, "genesisHash")),
        line.get("specVersion").asLong(),
        line.get("txVersion").asLong(),
        Era.decode(ByteString.parse(text(line, "era")).reader()),
        BlockHash.parse(text(line, "blockHash")),
        line.get("nonce").asLong(),
        new BigInteger(text(line, "tip")));
  }

  static byte[] bytes(JsonNode line, String field) {
    return ByteString.parse(text(line, field)).bytes();
  }

  private static String text(JsonNode line, String field) {
    return line.get(field).stringValue();
  }

  private static String hex(byte[] bytes) {
    return ByteString.of(bytes).hex();
  }

  private static String name(JsonNode line) {
    return text(line, "pallet") + "." + text(line, "call") + " nonce " + line.get("nonce");
  }
}

package xyz.infinitehash.bittensor.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

class RecordedMetagraphTest {
  private static final Metadata METADATA = Runtime425.metadata(15);

  @Test
  void everyWholeMetagraphTheRuntimeAnsweredIsReadAsItsVectorsSay() {
    List<JsonNode> answers =
        Runtime425.lines("apis").stream()
            .filter(line -> line.path("method").asString().startsWith("get_selective_m"))
            .filter(line -> line.path("result").path("total_stake").isArray())
            .filter(line -> line.path("result").path("hotkeys").isArray())
            .filter(line -> line.path("result").path("block").isString())
            .toList();
    assertThat(answers)
        .as("recorded answers, of subnets and of mechanisms")
        .anyMatch(line -> line.path("method").asString().equals("get_selective_metagraph"))
        .anyMatch(line -> line.path("method").asString().equals("get_selective_mechagraph"));
    for (JsonNode line : answers) {
      JsonNode expected = line.path("result");
      Metagraph metagraph = Metagraph.of(new NetUid(expected.path("netuid").asInt()), decode(line));
      assertThat(metagraph.neurons()).hasSize(expected.path("hotkeys").size());
      for (Neuron neuron : metagraph.neurons()) {
        int uid = neuron.uid().value();
        assertThat("0x" + neuron.hotkey().hex())
            .isEqualTo(expected.path("hotkeys").path(uid).asString());
        assertThat(neuron.validatorPermit())
            .isEqualTo(expected.path("validator_permit").path(uid).asBoolean());
        assertThat(neuron.lastUpdate().value())
            .isEqualTo(expected.path("last_update").path(uid).asLong(0));
        assertThat(neuron.incentive()).isEqualTo(expected.path("incentives").path(uid).asInt(0));
        assertThat(neuron.totalStake().value())
            .isEqualTo(expected.path("total_stake").path(uid).asLong());
        assertThat(metagraph.neuron(neuron.hotkey())).isPresent();
      }
    }
  }

  @Test
  void theWholeMetagraphHasTheSameNeuronsAsThePartsAskedFor() {
    int seen = 0;
    for (JsonNode line : Runtime425.lines("apis")) {
      if (line.path("method").asString().equals("get_metagraph")
          && line.path("result").isObject()) {
        JsonNode expected = line.path("result");
        Metagraph metagraph =
            Metagraph.of(new NetUid(expected.path("netuid").asInt()), decode(line));
        assertThat(metagraph.block().value()).isEqualTo(expected.path("block").asLong());
        assertThat(metagraph.tempo()).isEqualTo(expected.path("tempo").asInt());
        assertThat(metagraph.neurons()).hasSize(expected.path("num_uids").asInt());
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(3);
  }

  @Test
  void fieldsAreAskedForByTheirPlacesInMetadata() {
    assertThat(MetagraphParts.places(METADATA, "get_selective_metagraph", Metagraph.FIELDS))
        .isEqualTo(Value.numbers(7, 8, 52, 53, 56, 57, 59, 60, 61, 62, 66, 67, 68, 69));
  }

  private static Value decode(JsonNode line) {
    byte[] bytes = HexFormat.of().parseHex(line.path("resultHex").asString().substring(2));
    int type =
        METADATA
            .api("SubnetInfoRuntimeApi")
            .flatMap(api -> api.method(line.path("method").asString()))
            .orElseThrow()
            .output();
    return new ValueCodec(METADATA.types())
        .decode(type, new ScaleReader(bytes))
        .asOption()
        .orElseThrow();
  }
}

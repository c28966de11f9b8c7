package xyz.infinitehash.bittensor.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.Recorded;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.substrate.value.Value;

class RecordedNeuronsTest {
  @Test
  void everyNeuronTheRuntimeToldOfIsReadWholeAndInShort() {
    int seen = 0;
    for (String method : List.of("get_neurons", "get_neurons_lite")) {
      for (Recorded.Pair pair : Recorded.answers(method)) {
        for (int i = 0; i < pair.json().size(); i++) {
          check(pair.value().item(i), pair.json().get(i));
          seen++;
        }
      }
    }
    for (Recorded.Pair pair : Recorded.answers("get_neuron")) {
      if (pair.json().isObject()) {
        check(pair.value().asOption().orElseThrow(), pair.json());
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(10);
  }

  private static void check(Value value, JsonNode json) {
    NeuronInfo neuron = NeuronInfo.of(value);
    assertThat("0x" + neuron.hotkey().hex()).isEqualTo(json.get("hotkey").stringValue());
    assertThat("0x" + neuron.coldkey().hex()).isEqualTo(json.get("coldkey").stringValue());
    assertThat(neuron.uid()).isEqualTo(new Uid(json.get("uid").intValue()));
    assertThat(neuron.emission().value()).isEqualTo(json.get("emission").asLong());
    assertThat(neuron.incentive()).isEqualTo(json.get("incentive").intValue());
    assertThat(neuron.consensus()).isEqualTo(json.get("consensus").intValue());
    assertThat(neuron.validatorPermit()).isEqualTo(json.get("validator_permit").booleanValue());
    assertThat(neuron.lastUpdate().value()).isEqualTo(json.get("last_update").asLong());
    assertThat(neuron.axon().endpoint().port()).isEqualTo(json.at("/axon_info/port").intValue());
    assertThat(neuron.stakes()).hasSize(json.get("stake").size());
    assertThat(neuron.weights()).hasSize(json.path("weights").size());
    json.path("weights")
        .forEach(
            w ->
                assertThat(neuron.weights().get(new Uid(w.get(0).intValue())))
                    .isEqualTo(w.get(1).intValue()));
    assertThat(neuron.bonds()).hasSize(json.path("bonds").size());
  }
}

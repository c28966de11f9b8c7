package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;

class WeightVectorTest {
  private static final ExtrinsicCodec CODEC = new ExtrinsicCodec(Runtime425.metadata(15));

  @Test
  void theCallIsTheOneTheRecorderSigned() {
    int seen = 0;
    for (JsonNode line : Runtime425.lines("steps-weights")) {
      String name = line.path("call").asString("");
      boolean plain = name.equals("SubtensorModule.set_weights");
      if (!plain && !name.equals("SubtensorModule.set_mechanism_weights")) {
        continue;
      }
      JsonNode args = line.get("args");
      TreeMap<Uid, Integer> byUid = new TreeMap<>();
      int last = -1;
      boolean ordered = args.get("dests").size() == args.get("weights").size();
      for (int i = 0; ordered && i < args.get("dests").size(); i++) {
        ordered = args.get("dests").get(i).intValue() > last;
        last = args.get("dests").get(i).intValue();
        byUid.put(new Uid(last), args.get("weights").get(i).intValue());
      }
      if (!ordered) {
        continue; // duplicates and other orders cannot be said here
      }
      Call call =
          new SetWeights(
                  new WeightTable(
                      new NetUid(args.get("netuid").intValue()), args.path("mecid").asInt(0)),
                  WeightVector.of(byUid),
                  Long.parseUnsignedLong(args.get("version_key").stringValue()))
              .call();
      if (!plain && args.get("mecid").intValue() == 0) {
        continue; // sent by us without mechanism
      }
      String hex = HexFormat.of().formatHex(CODEC.encodeCall(call));
      assertThat(line.get("extrinsicHex").stringValue()).endsWith(hex);
      seen++;
    }
    assertThat(seen).isGreaterThan(20);
  }

  @Test
  void weightsAreStoredAsTheRuntimeStoresThem() {
    int seen = 0;
    JsonNode args = null;
    for (JsonNode line : Runtime425.lines("steps-weights")) {
      String call = line.path("call").asString("");
      if (call.equals("SubtensorModule.set_weights")
          && line.path("dispatch").asString("").equals("ok")) {
        args = line.get("args");
        continue;
      }
      for (JsonNode value : line.path("values")) {
        if (args == null
            || !value.get("item").asString().equals("Weights")
            || value.at("/keys/0").intValue() != args.get("netuid").intValue()
            || value.get("value").size() != args.get("dests").size()) {
          continue;
        }
        Map<Uid, Integer> wanted = new TreeMap<>();
        Map<Uid, Integer> stored = new TreeMap<>();
        for (int i = 0; i < args.get("dests").size(); i++) {
          wanted.put(
              new Uid(args.get("dests").get(i).intValue()), args.get("weights").get(i).intValue());
          stored.put(
              new Uid(value.get("value").get(i).get(0).intValue()),
              value.get("value").get(i).get(1).intValue());
        }
        if (stored.values().stream().allMatch(w -> w == WeightVector.MAX)) {
          continue; // row of another validator
        }
        assertThat(WeightVector.of(wanted).upscaled().byUid()).isEqualTo(stored);
        seen++;
      }
      args = line.has("values") ? null : args;
    }
    assertThat(seen).isGreaterThan(3);
  }

  @Test
  void allZeroesStayAllZeroes() {
    var zeroes = WeightVector.of(Map.of(new Uid(1), 0, new Uid(2), 0));
    assertThat(zeroes.upscaled()).isEqualTo(zeroes);
  }

  @Test
  void aWeightHas16Bits() {
    assertThatThrownBy(() -> WeightVector.of(Map.of(new Uid(0), 65_536)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeightVector.of(Map.of(new Uid(0), -1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

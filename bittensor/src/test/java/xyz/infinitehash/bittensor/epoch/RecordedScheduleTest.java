package xyz.infinitehash.bittensor.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;

/** 420 blocks of the real runtime, each predicted from the one before. */
class RecordedScheduleTest {
  private static final List<JsonNode> BLOCKS = Runtime425.lines("schedule");

  private static SortedMap<NetUid, DynamicTempo> subnets(JsonNode block) {
    SortedMap<NetUid, DynamicTempo> subnets = new TreeMap<>();
    for (Map.Entry<String, JsonNode> subnet : block.get("subnets").properties()) {
      JsonNode v = subnet.getValue();
      subnets.put(
          new NetUid(Integer.parseInt(subnet.getKey())),
          new DynamicTempo(
              new BlockNumber(block.get("block").longValue()),
              v.get("tempo").intValue(),
              v.get("lastEpochBlock").asLong(),
              v.get("pendingEpochAt").asLong(),
              v.get("subnetEpochIndex").asLong(),
              v.get("blocksSinceLastStep").asLong()));
    }
    return subnets;
  }

  @Test
  void everyEpochRunsInTheBlockItIsPredictedFor() {
    int epochs = 0;
    int quiet = 0;
    for (int i = 1; i < BLOCKS.size(); i++) {
      JsonNode block = BLOCKS.get(i);
      boolean touched = block.has("storedBefore");
      if (touched
          || block.get("block").intValue() != BLOCKS.get(i - 1).get("block").intValue() + 1) {
        continue;
      }
      EpochRound round =
          EpochRound.next(
              subnets(BLOCKS.get(i - 1)), BLOCKS.get(i - 1).get("maxEpochsPerBlock").intValue());
      for (Map.Entry<String, JsonNode> subnet : block.get("subnets").properties()) {
        NetUid netUid = new NetUid(Integer.parseInt(subnet.getKey()));
        boolean ran = subnet.getValue().get("epochRan").booleanValue();
        assertThat(round.ran().contains(netUid))
            .as("block %s subnet %s", block.get("block"), netUid)
            .isEqualTo(ran);
        epochs += ran ? 1 : 0;
      }
      if (!block.has("actions")) {
        assertThat(round.after()).as("block %s", block.get("block")).isEqualTo(subnets(block));
        quiet++;
      }
    }
    assertThat(epochs).isGreaterThan(100);
    assertThat(quiet).isGreaterThan(300);
  }

  @Test
  void thePlannedBlockIsTheOneTheRuntimeTells() {
    for (JsonNode block : BLOCKS) {
      SortedMap<NetUid, DynamicTempo> subnets = subnets(block);
      for (Map.Entry<String, JsonNode> subnet : block.get("subnets").properties()) {
        JsonNode told = subnet.getValue().get("nextEpochStart");
        DynamicTempo schedule =
            java.util.Objects.requireNonNull(
                subnets.get(new NetUid(Integer.parseInt(subnet.getKey()))));
        assertThat(schedule.planned())
            .as("block %s subnet %s", block.get("block"), subnet.getKey())
            .isEqualTo(
                told.isNull() ? Optional.empty() : Optional.of(new BlockNumber(told.asLong())));
      }
    }
  }
}

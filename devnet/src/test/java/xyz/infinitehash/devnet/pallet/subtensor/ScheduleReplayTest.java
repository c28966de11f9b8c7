package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochSchedule;
import xyz.infinitehash.devnet.recorded.Recording;

/** 420 blocks of the real runtime's epoch schedule, decided again block by block. */
class ScheduleReplayTest {
  @Test
  void everyBlockRunsAndDefersTheEpochsThatTheRuntimeDid() {
    List<JsonNode> lines = Recording.lines("schedule");
    Map<Integer, EpochSchedule> now = schedules(lines.getFirst());
    int compared = 0;
    for (JsonNode line : lines.subList(1, lines.size())) {
      long block = line.get("block").asLong();
      Map<Integer, EpochSchedule> want = schedules(line);
      if (!line.has("actions") && !line.has("storedBefore")) {
        Map<Integer, EpochSchedule> have = step(now, block, line.get("maxEpochsPerBlock").asInt());
        assertThat(have).as("block " + block).isEqualTo(want);
        compared++;
      }
      want.forEach(
          (netuid, schedule) ->
              assertThat(schedule.next().isPresent() ? "" + schedule.next().getAsLong() : "null")
                  .isEqualTo(next(line, netuid)));
      now = want;
    }
    assertThat(compared).as("blocks without calls or writes by hand").isEqualTo(350);
  }

  private static Map<Integer, EpochSchedule> step(
      Map<Integer, EpochSchedule> before, long block, int limit) {
    Map<Integer, EpochSchedule> after = new TreeMap<>();
    List<Integer> ran = new ArrayList<>();
    before.forEach(
        (netuid, schedule) -> {
          EpochSchedule counted = schedule.counted();
          if (!counted.isDue(block)) {
            after.put(netuid, counted);
          } else if (ran.size() >= limit) {
            after.put(netuid, counted.deferred(block));
          } else {
            ran.add(netuid);
            after.put(netuid, counted.ran(block));
          }
        });
    return after;
  }

  private static Map<Integer, EpochSchedule> schedules(JsonNode line) {
    Map<Integer, EpochSchedule> result = new TreeMap<>(new HashMap<>());
    line.get("subnets")
        .properties()
        .forEach(
            subnet -> {
              JsonNode values = subnet.getValue();
              result.put(
                  Integer.parseInt(subnet.getKey()),
                  new EpochSchedule(
                      values.get("tempo").asInt(),
                      number(values, "lastEpochBlock"),
                      number(values, "pendingEpochAt"),
                      number(values, "subnetEpochIndex"),
                      number(values, "blocksSinceLastStep")));
            });
    return result;
  }

  private static long number(JsonNode values, String name) {
    return Long.parseLong(values.get(name).asString());
  }

  private static String next(JsonNode line, int netuid) {
    return line.get("subnets").get("" + netuid).get("nextEpochStart").asString("null");
  }
}

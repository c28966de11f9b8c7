package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.recorded.Recording;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.storage.StorageKey;

/**
 * The recorded epochs of the real runtime, run again: the state before in, the state after
 * compared.
 */
class EpochReplayTest {
  /** Items other pallets write in the same block. */
  private static final Set<String> OUTSIDE = Set.of("Number", "unknown");

  /** For whom the block claims hangs on the parent's hash, which the recording does not have. */
  private static final String BY_HASH = "RootClaimed";

  /** What differs after an epoch, by item. */
  private record Replayed(String id, boolean revealed, Map<String, List<String>> differences) {}

  @Test
  void everyRecordedEpochLeavesTheSameStateBitForBit() {
    List<Replayed> replayed = replayAll();
    assertThat(replayed).hasSize(152).filteredOn(Replayed::revealed).hasSize(13);
    assertThat(replayed).filteredOn(one -> !one.differences().isEmpty()).isEmpty();
  }

  private static List<Replayed> replayAll() {
    Map<String, Map<String, String>> after = new HashMap<>();
    List<Replayed> result = new ArrayList<>();
    for (JsonNode line : Recording.lines("epochs")) {
      if (!line.path("kind").asString("").equals("epoch")) {
        continue;
      }
      String id = line.get("id").asString();
      Map<String, String> pairs = new HashMap<>();
      if (line.has("pairsFrom")) {
        pairs.putAll(after.getOrDefault(line.get("pairsFrom").asString(), Map.of()));
        overlay(pairs, line.get("beforeDelta"));
      } else {
        overlay(pairs, line.get("before"));
      }
      Map<String, String> end = new HashMap<>(pairs);
      overlay(end, line.get("changed"));
      after.put(id, end);
      result.add(replay(id, line, pairs));
    }
    return result;
  }

  private static Replayed replay(String id, JsonNode line, Map<String, String> pairs) {
    StateMap start = StateMap.EMPTY;
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      start = start.with(Recording.bytes(pair.getKey()), Recording.bytes(pair.getValue()));
    }
    PalletBench block = new PalletBench(start, line.get("block").asLong());
    PalletBench.SUBTENSOR.onInitialize(block);
    Map<String, List<String>> differences = differences(block, line, pairs);
    List<String> events =
        line.get("events").values().stream()
            .map(event -> event.get("event").asString())
            .filter(name -> !name.equals(BY_HASH))
            .toList();
    boolean revealed = events.contains("TimelockedWeightsRevealed");
    List<String> deposited =
        block.events().stream()
            .map(PalletBench.Event::name)
            .filter(name -> !name.equals(BY_HASH))
            .toList();
    if (!events.equals(deposited)) {
      differences.put("events", List.of(events + " <> " + deposited));
    }
    return new Replayed(id, revealed, differences);
  }

  private static Map<String, List<String>> differences(
      PalletBench block, JsonNode line, Map<String, String> pairs) {
    Map<String, String> expected = new HashMap<>(pairs);
    overlay(expected, line.get("changed"));
    Map<String, String> actual = new HashMap<>();
    block
        .state()
        .snapshot()
        .visit(
            new byte[0],
            new byte[0],
            (key, value) -> {
              actual.put(Recording.hex(key), Recording.hex(value));
              return true;
            });
    Set<String> keys = new HashSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    Map<String, List<String>> differences = new TreeMap<>();
    for (String key : keys) {
      String want = expected.getOrDefault(key, "none");
      String have = actual.getOrDefault(key, "none");
      String item = item(Recording.bytes(key));
      if (!want.equals(have) && !OUTSIDE.contains(item)) {
        differences.computeIfAbsent(item, name -> new ArrayList<>()).add(want + " <> " + have);
      }
    }
    return differences;
  }

  /** Name of the storage item of a raw key. */
  private static String item(byte[] key) {
    return PalletBench.CODEC.locate(key).map(StorageKey::item).orElse("unknown");
  }

  private static void overlay(Map<String, String> pairs, JsonNode changes) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      if (change.getValue().isNull()) {
        pairs.remove(change.getKey());
      } else {
        pairs.put(change.getKey(), change.getValue().asString());
      }
    }
  }
}

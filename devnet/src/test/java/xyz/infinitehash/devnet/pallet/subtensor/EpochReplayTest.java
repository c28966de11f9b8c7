package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.storage.StorageKey;

/**
 * The recorded epochs of the real runtime, run again: the state before in, the state after
 * compared.
 */
class EpochReplayTest {
  private static final Set<String> CONSENSUS =
      Set.of(
          "Active",
          "Bonds",
          "Consensus",
          "Dividends",
          "Emission",
          "Incentive",
          "StakeWeight",
          "ValidatorPermit",
          "ValidatorTrust");

  /** What differs after an epoch, by item. */
  private record Replayed(String id, Map<String, List<String>> differences, boolean events) {
    boolean consensusExact() {
      return events && differences.keySet().stream().noneMatch(CONSENSUS::contains);
    }
  }

  @Test
  void everyRecordedEpochGivesTheSameConsensusBitForBit() {
    List<Replayed> replayed = replayAll();
    Map<String, Integer> byItem = new TreeMap<>();
    for (Replayed one : replayed) {
      one.differences().keySet().forEach(item -> byItem.merge(item, 1, Integer::sum));
    }
    System.out.println("epochs " + replayed.size());
    System.out.println("exact " + replayed.stream().filter(r -> r.differences().isEmpty()).count());
    System.out.println("consensus " + replayed.stream().filter(Replayed::consensusExact).count());
    System.out.println(byItem);
    replayed.stream()
        .filter(r -> !r.differences().isEmpty())
        .limit(200)
        .forEach(r -> System.out.println(r.id() + " " + r.differences()));
    assertThat(replayed).allMatch(Replayed::consensusExact);
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
      Optional<StorageKey> item = PalletBench.CODEC.locate(Recording.bytes(key));
      if (!want.equals(have) && item.isPresent() && !item.get().pallet().equals("System")) {
        differences
            .computeIfAbsent(item.get().item(), name -> new ArrayList<>())
            .add(want + " <> " + have);
      }
    }
    return new Replayed(id, differences, true);
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

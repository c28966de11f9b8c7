package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.weights.RevealWatch.Sight;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.storage.StorageCodec;

/** The runtime's own timelock scenario: commits on two mechanisms, and what it made of them. */
class RecordedTimelockTest {
  private static final List<RecordedCommit> COMMITS =
      RecordedCommit.calls(
          "steps-timelock", "commit_timelocked_weights", "commit_timelocked_mechanism_weights");

  private static CommitTimelockedWeights commit(RecordedCommit recorded) {
    return new CommitTimelockedWeights(
        recorded.table(),
        recorded.bytes("commit"),
        Long.parseUnsignedLong(recorded.arg("reveal_round").stringValue()),
        recorded.arg("commit_reveal_version").intValue());
  }

  @Test
  void theCallIsTheOneTheRecorderSigned() {
    int mechanisms = 0;
    for (RecordedCommit recorded : COMMITS) {
      if (recorded.arg("mecid") != null && recorded.arg("mecid").intValue() == 0) {
        continue; // sent by us without mechanism
      }
      byte[] call = RecordedCommit.CODEC.encodeCall(commit(recorded).call());
      assertThat(recorded.line().get("extrinsicHex").stringValue())
          .endsWith(java.util.HexFormat.of().formatHex(call));
      mechanisms += recorded.table().mechanism();
    }
    assertThat(COMMITS).hasSizeGreaterThan(25);
    assertThat(mechanisms).isGreaterThan(1);
  }

  @Test
  void theEventOfTheCommitCallsItByItsHash() {
    int seen = 0;
    for (RecordedCommit recorded : COMMITS) {
      RevealWatch watch = new RevealWatch(recorded.table(), recorded.signer(), 0);
      for (Event event : RecordedCommit.events(recorded.line())) {
        if (watch.isCommit(event)) {
          assertThat(event.fields().item(2).asByteString()).isEqualTo(commit(recorded).hash());
          assertThat(watch.isReveal(event)).isFalse();
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(COMMITS.stream().filter(RecordedCommit::accepted).count());
  }

  @Test
  void whatOpensIsAPayloadThatEncodesToTheSameBytes() {
    Map<String, Integer> kinds = new HashMap<>();
    for (RecordedCommit recorded : COMMITS) {
      switch (Timelock.open(recorded.bytes("commit").bytes(), RecordedCommit.PULSE)) {
        case Opening.Opened(byte[] message) -> {
          Optional<WeightsTlockPayload> read =
              WeightsTlockPayload.revealed(recorded.signer(), message);
          read.ifPresent(
              payload ->
                  assertThat(
                          payload.hotkey().length() == 0
                              ? payload.encodeWithoutHotkey()
                              : payload.encode())
                      .isEqualTo(message));
          kinds.merge(
              read.map(p -> p.hotkey().length() == 0 ? "older" : "own").orElse("another's"),
              1,
              Integer::sum);
        }
        case Opening.Malformed _ -> kinds.merge("malformed", 1, Integer::sum);
        case Opening.OtherRound _ -> kinds.merge("other round", 1, Integer::sum);
        case Opening.Tampered _ -> kinds.merge("tampered", 1, Integer::sum);
      }
    }
    assertThat(kinds).containsKeys("own", "older", "another's", "malformed");
    assertThat(kinds.get("own")).isGreaterThan(15);
  }

  @Test
  void commitsThatWaitReadFromStorage() {
    var storage = new StorageCodec(RecordedCommit.METADATA);
    int seen = 0;
    for (JsonNode line : Runtime425.lines("steps-timelock")) {
      for (JsonNode value : line.path("values")) {
        if (value.get("item").stringValue().equals("TimelockedWeightCommits")
            && !value.get("valueHex").isNull()) {
          byte[] stored =
              xyz.infinitehash.substrate.scale.ByteString.parse(value.get("valueHex").stringValue())
                  .bytes();
          List<PendingCommit> pending =
              PendingCommit.of(
                  storage.decodeValue("SubtensorModule", "TimelockedWeightCommits", stored));
          assertThat(pending).hasSize(value.get("value").size());
          assertThat(pending).hasSizeLessThanOrEqualTo(2 * PendingCommit.MOST_AN_EPOCH);
          for (int i = 0; i < pending.size(); i++) {
            JsonNode told = value.get("value").get(i);
            assertThat("0x" + pending.get(i).hotkey().hex()).isEqualTo(told.get(0).stringValue());
            assertThat(pending.get(i).block().toString()).isEqualTo(told.get(1).stringValue());
            assertThat(pending.get(i).commit().hex()).isEqualTo(told.get(2).stringValue());
            assertThat(pending.get(i).round()).isEqualTo(1000);
            seen++;
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(30);
  }

  @Test
  void theWatchSeesEveryRevealInTheBlockItCameInAndNoOther() {
    Replay replay = new Replay();
    Runtime425.lines("steps-timelock").forEach(replay::line);
    // the one that was not foretold: the owner made the period longer after the commit
    assertThat(replay.unforeseen).containsExactly("block 218: 2");
    assertThat(replay.seen.get("revealed")).isGreaterThan(7);
    assertThat(replay.seen.get("expired")).isGreaterThan(5);
    assertThat(replay.seen.get("first block")).isGreaterThan(5);
    assertThat(replay.seen.get("late")).isPositive();
    assertThat(replay.checks).isGreaterThan(20);
  }

  /** Plays the schedule of subnet 2 beside the recording and watches each commit. */
  private static final class Replay {
    final Map<String, Integer> seen = new HashMap<>();
    final List<String> unforeseen = new ArrayList<>();
    int checks;
    private DynamicTempo before = new DynamicTempo(new BlockNumber(11), 10, 11, 0, 0, 0);
    private long period = 1;
    private final Map<RevealWatch, RevealWindow> watched = new LinkedHashMap<>();
    private final List<RevealWatch> late = new ArrayList<>();
    private boolean known;

    void line(JsonNode line) {
      if (line.has("values") && check(line)) {
        return;
      }
      if (!known || !line.has("block") || line.path("submit").isObject() || line.has("pairs")) {
        return; // before the first reading, notes, refused ones, edits of storage
      }
      while (before.head().value() < line.get("block").longValue() - 1) {
        before = before.advance(); // lines come block by block, some blocks twice
      }
      List<Event> events = RecordedCommit.events(line);
      if (!line.path("kind").asString().equals("extrinsic")) {
        look(events);
        return;
      }
      setting(events);
      if (line.path("call").asString().contains("commit_timelocked")
          && new RecordedCommit(line).accepted()) {
        commit(new RecordedCommit(line));
      }
    }

    private void commit(RecordedCommit recorded) {
      RevealWindow window = RevealWindow.of(before, period).orElseThrow();
      watched.put(RevealWatch.over(recorded.table(), recorded.signer(), window), window);
    }

    private void setting(List<Event> events) {
      for (Event event : events) {
        if (event.is("SubtensorModule", "TempoSet")) {
          DynamicTempo after = before.advance();
          before =
              new DynamicTempo(
                  after.head(),
                  event.fields().item(1).asInt(),
                  after.head().value(),
                  after.pending(),
                  after.index(),
                  after.sinceStep());
        }
        if (event.is("SubtensorModule", "CommitRevealPeriodsSet")) {
          period = event.fields().item(1).asLong();
        }
      }
    }

    private void look(List<Event> events) {
      for (Event event : events) {
        if (event.name().equals("TimelockedWeightsRevealed")
            && watched.keySet().stream()
                .noneMatch(w -> w.isReveal(event) && before.indexAhead() == w.revealEpoch())) {
          unforeseen.add("block " + before.head().plus(1) + ": " + event.fields().item(0).asInt());
        }
      }
      for (var watch : List.copyOf(watched.keySet())) {
        switch (watch.see(before, events)) {
          case Sight.Revealed(BlockNumber block) -> {
            count("revealed", watch);
            seen.merge(
                block.equals(window(watch).first()) ? "first block" : "later", 1, Integer::sum);
          }
          case Sight.Expired _ -> count("expired", watch);
          case Sight.Late(BlockNumber last) -> {
            late.add(watch);
            assertThat(last.value()).isGreaterThanOrEqualTo(before.head().value() + 1);
            seen.merge("late", 1, Integer::sum);
          }
          case Sight.NotYet(BlockNumber due) -> assertThat(due).isGreaterThan(before.head());
        }
      }
    }

    private RevealWindow window(RevealWatch watch) {
      return Objects.requireNonNull(watched.get(watch));
    }

    private void count(String what, RevealWatch watch) {
      seen.merge(what, 1, Integer::sum);
      if (what.equals("expired")) {
        watched.remove(watch);
      }
    }

    /** Takes the first reading as the start and holds every later one against the replay. */
    private boolean check(JsonNode line) {
      Map<String, Long> told = new HashMap<>();
      for (JsonNode value : line.get("values")) {
        if (value.get("keys").size() == 1 && value.get("keys").get(0).asInt() == 2) {
          told.put(value.get("item").stringValue(), value.get("value").asLong(0));
        }
      }
      if (!told.containsKey("SubnetEpochIndex")) {
        return true;
      }
      BlockNumber block = new BlockNumber(line.get("block").longValue());
      DynamicTempo read =
          new DynamicTempo(
              block,
              known ? before.tempo() : 10,
              number(told, "LastEpochBlock"),
              0,
              number(told, "SubnetEpochIndex"),
              number(told, "BlocksSinceLastStep"));
      if (!known) {
        before = read;
        known = true;
        return true;
      }
      DynamicTempo here = before;
      while (here.head().value() < block.value()) {
        here = here.advance();
      }
      assertThat(here).as("block %s", block).isEqualTo(read);
      checks++;
      return true;
    }

    private static long number(Map<String, Long> told, String item) {
      return Objects.requireNonNull(told.get(item), item);
    }
  }

  @Test
  void aRevealedRowIsThePayloadScaledUp() {
    Map<Integer, WeightVector> opened = new HashMap<>();
    int rows = 0;
    for (JsonNode line : Runtime425.lines("steps-timelock")) {
      if (line.path("call").asString("").equals("SubtensorModule.commit_timelocked_weights")
          && line.get("block").intValue() < 60) {
        RecordedCommit recorded = new RecordedCommit(line);
        var message =
            (Opening.Opened) Timelock.open(recorded.bytes("commit").bytes(), RecordedCommit.PULSE);
        WeightsTlockPayload payload =
            WeightsTlockPayload.revealed(recorded.signer(), message.message()).orElseThrow();
        Map<Uid, Integer> byUid = new HashMap<>();
        for (int i = 0; i < payload.uids().size(); i++) {
          byUid.put(new Uid(payload.uids().get(i)), payload.values().get(i));
        }
        opened.put(opened.size() + 1, WeightVector.of(byUid).upscaled());
      }
      for (JsonNode value : line.path("values")) {
        if (line.get("block").intValue() == 61
            && value.get("item").stringValue().equals("Weights")
            && value.get("keys").get(0).intValue() == 2
            && value.get("value").size() > 0) {
          Map<Uid, Integer> stored = new HashMap<>();
          value
              .get("value")
              .forEach(e -> stored.put(new Uid(e.get(0).intValue()), e.get(1).intValue()));
          assertThat(opened.get(value.get("keys").get(1).intValue()))
              .isEqualTo(WeightVector.of(stored));
          rows++;
        }
      }
    }
    assertThat(rows).isEqualTo(2);
  }
}

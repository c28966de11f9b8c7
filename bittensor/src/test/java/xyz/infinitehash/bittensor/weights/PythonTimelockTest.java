package xyz.infinitehash.bittensor.weights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.chain.BlockNumber;

/**
 * bittensor-drand as judge, where a Python has it: {@code -Dih.python=}, else {@code python3} of
 * the path. See docs/interop.md.
 */
class PythonTimelockTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HexFormat HEX = HexFormat.of();
  private static final DrandNetwork QUICKNET = DrandNetwork.quicknet();

  private static Process python;
  private static BufferedWriter questions;
  private static BufferedReader answers;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    String command = System.getProperty("ih.python", "python3");
    assumeTrue(has(command), "skipped: " + command + " has no bittensor_drand (docs/interop.md)");
    String script =
        Path.of(System.getProperty("ih.root", ".."), "interop", "timelock.py").toString();
    python =
        new ProcessBuilder(command, script).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    questions = python.outputWriter(UTF_8);
    answers = python.inputReader(UTF_8);
  }

  private static boolean has(String command) throws InterruptedException {
    try {
      return new ProcessBuilder(command, "-c", "import bittensor_drand")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    if (python != null) {
      python.destroy();
    }
  }

  private static JsonNode ask(ObjectNode question) {
    try {
      questions.write(question + "\n");
      questions.flush();
      return JSON.readTree(Objects.requireNonNull(answers.readLine(), "python ended"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode question(String op) {
    return JSON.createObjectNode().put("op", op);
  }

  private static byte[] message(int length) {
    byte[] message = new byte[length];
    new Random(length).nextBytes(message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 67, 780, 1_073, 4_756})
  void whatIsLockedHereOpensInPython(int length) {
    byte[] locked = new Timelock(QUICKNET, new SecureRandom()).encrypt(message(length), 1000);
    JsonNode opened =
        ask(
            question("open")
                .put("locked", HEX.formatHex(locked))
                .put("signature", HEX.formatHex(RecordedCommit.PULSE.signature())));
    assertThat(opened.path("data").asString("?")).isEqualTo(HEX.formatHex(message(length)));
    locked[200] ^= 1;
    assertThat(
            ask(question("open")
                    .put("locked", HEX.formatHex(locked))
                    .put("signature", HEX.formatHex(RecordedCommit.PULSE.signature())))
                .path("ok")
                .asBoolean())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 67, 780, 1_073, 4_756})
  void whatIsLockedInPythonOpensHere(int length) {
    JsonNode locked =
        ask(question("lock").put("round", 1000).put("data", HEX.formatHex(message(length))));
    Opening opening =
        Timelock.open(HEX.parseHex(locked.path("locked").asString()), RecordedCommit.PULSE);
    assertThat(opening)
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.message()).isEqualTo(message(length)));
  }

  @Test
  void theRoundIsTheSdksForAThousandSchedules() {
    long seed = new SecureRandom().nextLong();
    Random random = new Random(seed);
    int exact = 0;
    for (int i = 0; i < 1_000; i++) {
      DynamicTempo state = schedule(random);
      long period = random.nextInt(10) == 0 ? random.nextInt(1, 30) : random.nextInt(1, 4);
      JsonNode told = round(state, period);
      RevealWindow window = RevealWindow.of(state, period).orElseThrow();
      long least = round(window, state, told.path("from").doubleValue());
      long most = round(window, state, told.path("to").doubleValue());
      assertThat(told.path("round").asLong())
          .as("seed %s, %s, period %s: %s", seed, state, period, told)
          .isBetween(least, most);
      exact += least == most ? 1 : 0;
    }
    assertThat(exact).isGreaterThan(900);
  }

  @Test
  void withoutEpochsThereIsNoRound() {
    DynamicTempo none = new DynamicTempo(new BlockNumber(120), 0, 100, 0, 3, 20);
    assertThat(round(none, 1).path("ok").asBoolean()).isFalse();
    assertThat(RevealWindow.of(none, 1)).isEmpty();
  }

  /**
   * Where we differ on purpose: an epoch that is due in the next block by the longest silence
   * alone. The chain counts a commit in that block for the epoch that begins in it, the SDK for the
   * one before, and locks to a round that is out an epoch too early.
   */
  @Test
  void anEpochDueBySilenceAloneCountsForTheCommitOfItsBlock() {
    DynamicTempo state =
        new DynamicTempo(new BlockNumber(120), 50_000, 100, 0, 3, DynamicTempo.LONGEST);
    RevealWindow window = RevealWindow.of(state, 1).orElseThrow();
    assertThat(window.commitEpoch()).isEqualTo(4);
    assertThat(window.first()).isEqualTo(new BlockNumber(50_121));
    JsonNode told = round(state, 1);
    assertThat(told.path("round").asLong())
        .isLessThan(round(window, state, told.path("from").doubleValue()));
  }

  private static DynamicTempo schedule(Random random) {
    while (true) {
      int tempo =
          random.nextBoolean() ? 360 : random.nextInt(4) == 0 ? 50_400 : random.nextInt(1, 2_000);
      long head = random.nextLong(100_000, 9_000_000);
      long last = head - random.nextLong(0, tempo + (random.nextInt(5) == 0 ? 50 : 1));
      long pending = random.nextInt(4) == 0 ? head + random.nextLong(-3, 20) : 0;
      long since =
          random.nextInt(5) == 0
              ? DynamicTempo.LONGEST + random.nextLong(-30, 5)
              : random.nextLong(0, tempo);
      DynamicTempo state =
          new DynamicTempo(
              new BlockNumber(head), tempo, last, pending, random.nextInt(100_000), since);
      if (state.indexAhead() == (state.isDue() ? state.index() + 1 : state.index())) {
        return state; // else see the test above
      }
    }
  }

  private static JsonNode round(DynamicTempo state, long period) {
    return ask(
        question("round")
            .put("last_epoch_block", state.cycleStart())
            .put("pending_epoch_at", state.pending())
            .put("subnet_epoch_index", state.index())
            .put("tempo", state.tempo())
            .put("blocks_since_last_step", state.sinceStep())
            .put("current_block", state.head().value())
            .put("subnet_reveal_period_epochs", period));
  }

  private static long round(RevealWindow window, DynamicTempo state, double seconds) {
    Instant time = Instant.ofEpochMilli((long) (seconds * 1_000));
    return window.round(QUICKNET, state.head(), time, Duration.ofSeconds(12));
  }
}

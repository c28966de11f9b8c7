package xyz.infinitehash.substrate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;

/**
 * All that was recorded of the runtime at spec 425, line by line. A line is equal, left out for a
 * reason that docs/runtime425.md gives, or different; none may be different.
 */
class Runtime425ReplayTest {
  private static final int WORDS = 400;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apis",
        "crosscheck",
        "epochs",
        "extrinsics",
        "refusals",
        "rpc",
        "schedule",
        "shield",
        "steps-hashcommit",
        "steps-keys",
        "steps-registration",
        "steps-serving",
        "steps-stake",
        "steps-tempo",
        "steps-timelock",
        "steps-weights",
        "storage",
      })
  void everyRecordedLineIsEqualOrLeftOutForAReasonGiven(String file) throws IOException {
    String reasons =
        Files.readString(
            Path.of(System.getProperty("ih.root", "..")).resolve("docs/runtime425.md"));
    int equal = 0;
    int leftOut = 0;
    int different = 0;
    for (JsonNode line : Runtime425.lines(file)) {
      Replay.Line replayed = replay(line);
      boolean differs = !replayed.differing().isEmpty();
      boolean excused = reasons.contains("| `%s` | %s |".formatted(file, kind(line)));
      if (replayed.checked() > 0 && !differs) {
        equal++;
      } else if (excused && (!differs || line.has("raw"))) {
        leftOut++;
      } else {
        different++;
        System.out.println("  " + file + " differs: " + brief(replayed.differing().toString()));
        System.out.println("    " + brief(line.toString()));
      }
    }
    System.out.printf(
        "runtime425 %-20s equal %4d  left out %4d  different %d%n",
        file, equal, leftOut, different);
    assertThat(different).as("lines of " + file + " that differ").isZero();
  }

  private static Replay.Line replay(JsonNode line) {
    try {
      return Replay.of(line);
    } catch (SubstrateException e) {
      return new Replay.Line(0, List.of(e.toString()));
    }
  }

  private static String kind(JsonNode line) {
    return line.path("kind").asString(line.has("raw") ? line.get("label").stringValue() : "any");
  }

  private static String brief(String text) {
    return text.length() > WORDS ? text.substring(0, WORDS) + " .." : text;
  }
}

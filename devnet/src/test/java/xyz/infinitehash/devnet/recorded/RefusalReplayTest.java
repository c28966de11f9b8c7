package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One broken precondition a line, recorded of the real runtime: refused alike, at the same layer.
 */
class RefusalReplayTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+\\.\\w+)` \\| (\\d+) \\|.*\\w.*\\|");

  @Test
  void whatTheRuntimeRefusesTheDevnetRefusesAlikeAndAtTheSameLayer() throws Exception {
    try (RefusalReplay replay = new RefusalReplay()) {
      for (JsonNode line : Recording.lines("refusals")) {
        replay.line(line);
      }
      int lines = replay.leftOut().values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          "refusals.jsonl: %d equal, %d left out (%d calls), %d different%n",
          replay.equal(), lines, replay.leftOut().size(), replay.different().size());
      assertThat(replay.different()).isEmpty();
      assertThat(replay.equal() + lines).isEqualTo(208);
      assertThat(replay.leftOut()).isEqualTo(listed());
    }
  }

  /** The calls that docs/devnet.md says the devnet does not have, each with a reason. */
  private static Map<String, Integer> listed() throws IOException {
    Path page = Path.of(System.getProperty("ih.root", "..")).resolve("docs/devnet.md");
    Map<String, Integer> calls = new TreeMap<>();
    String section = Files.readString(page).split("## Refusals")[1].split("\n## ")[0];
    Matcher rows = ROW.matcher(section);
    while (rows.find()) {
      calls.put(rows.group(1), Integer.parseInt(rows.group(2)));
    }
    return calls;
  }
}

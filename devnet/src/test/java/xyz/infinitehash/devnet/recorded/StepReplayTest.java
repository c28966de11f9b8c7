package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recorded scenarios, run on a chain of ours: it answers as the real runtime did. */
class StepReplayTest {
  @ParameterizedTest
  @CsvSource({
    "steps-registration, 176, 0",
    "steps-weights, 245, 0",
    "steps-serving, 254, 0",
    "steps-stake, 307, 0",
    "steps-tempo, 658, 0",
    "steps-timelock, 380, 0",
    "steps-hashcommit, 237, 0",
    "steps-keys, 195, 0"
  })
  void everyLineIsAsRecordedOrLeftOutByName(String file, int equal, int leftOut) {
    Tally tally = Scenario.replay(file);
    System.out.println(file + ": " + tally);
    assertThat(tally.differences()).isEmpty();
    assertThat(tally.equalLines()).as("equal").isEqualTo(equal);
    assertThat(tally.leftOutLines()).as("left out").isEqualTo(leftOut);
  }

  @Test
  void thePageTellsWhatIsLeftOut() throws IOException {
    Path page = Path.of(System.getProperty("ih.root", ".."), "docs", "devnet.md");
    assertThat(Files.readAllLines(page))
        .containsAll(Arrays.stream(LeftOut.values()).map(LeftOut::row).toList());
  }
}

package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recorded scenarios, run on a chain of ours: it answers as the real runtime did. */
class StepReplayTest {
  @ParameterizedTest
  @CsvSource({"steps-weights, 245, 0", "steps-tempo, 658, 0"})
  void everyLineIsAsRecordedOrLeftOutByName(String file, int equal, int leftOut) {
    Tally tally = Scenario.replay(file);
    System.out.println(file + ": " + tally);
    assertThat(tally.differences()).isEmpty();
    assertThat(tally.equalLines()).as("equal").isEqualTo(equal);
    assertThat(tally.leftOutLines()).as("left out").isEqualTo(leftOut);
  }
}

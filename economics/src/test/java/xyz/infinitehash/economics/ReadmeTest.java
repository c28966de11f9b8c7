package xyz.infinitehash.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.scoring.ScoringOutcome;
import xyz.infinitehash.economics.scoring.ScoringRules;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;

/** The README's example, compiled and run, word for word. */
class ReadmeTest {
  // example begins
  static Optional<WeightVector> weights(WorkByHotkey work, Set<AccountId> registered) {
    ScoringRules rules = ScoringRules.named("jvm-1");
    return switch (rules.score(work, registered)) {
      case ScoringOutcome.Weights paid -> Optional.of(paid.vector());
      case ScoringOutcome.NobodyWorked _ -> Optional.empty();
    };
  }

  // example ends

  @Test
  void theExampleOfTheReadmeWeighs() {
    AccountId hotkey = AccountId.parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    WorkByHotkey work = WorkByHotkey.of(Map.of(hotkey, Work.of(7)));
    assertThat(weights(work, Set.of(hotkey)).orElseThrow().of(hotkey)).isEqualTo(65_535);
    assertThat(weights(work, Set.of())).isEmpty();
  }

  @Test
  void theReadmeShowsExactlyThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", ".."), "economics");
    Path source = module.resolve("src/test/java/xyz/infinitehash/economics/ReadmeTest.java");
    List<String> lines = Files.readAllLines(source);
    int from = lines.indexOf("  // example begins") + 1;
    int to = lines.indexOf("  // example ends") - 1;
    String example = String.join("\n", lines.subList(from, to)).indent(-2).strip();
    assertThat(Files.readString(module.resolve("README.md"))).contains(example);
  }
}

package xyz.infinitehash.validator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.ShareSink;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.intake.PostgresShareSink;
import xyz.infinitehash.validator.intake.SinkSettings;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.service.ValidatorService;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.task.TaskSettings;

/** The README's example, compiled, word for word. What it does is run by {@code WholeWayTest}. */
class ReadmeTest {
  // example begins
  static ShareSink pool(Database database, OperatorLog log) {
    SinkSettings settings = SinkSettings.of("stratum");
    return PostgresShareSink.start(database, settings, InstantSource.system(), log);
  }

  static ValidatorService validator(Database database, SubnetChain chain, OperatorLog log) {
    return ValidatorService.start(
        chain, database, TaskSettings.usual(), List.of(), Duration.ofSeconds(6), log);
  }

  // example ends

  @Test
  void theReadmeShowsExactlyThisExample() throws IOException {
    Path module = Path.of(System.getProperty("ih.root", ".."), "validator");
    Path source = module.resolve("src/test/java/xyz/infinitehash/validator/ReadmeTest.java");
    List<String> lines = Files.readAllLines(source);
    int from = lines.indexOf("  // example begins") + 1;
    int to = lines.indexOf("  // example ends") - 1;
    String example = String.join("\n", lines.subList(from, to)).indent(-2).strip();
    assertThat(Files.readString(module.resolve("README.md"))).contains(example);
  }
}

package xyz.infinitehash.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Ctrl-C and TERM: things are put away, the last word is said, no database server is left. */
class InterruptedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path data;

  @Test
  void theDemoStoppedBeforeAnyWeightsSaysSoAndLeavesNoServerBehindWheneverThatIs()
      throws Exception {
    try (IhProcess demo = demo("--watch")) {
      demo.line("PostgreSQL started", PATIENCE);
      assertThat(servers()).as("seen while it runs").isNotEmpty();
      assertThat(demo.signal("INT", PATIENCE)).as(demo.toString()).isZero();
      assertThat(demo.out())
          .contains("stopped before any weights were on chain: there is nothing to compare")
          .doesNotContain("DIFFERENT");
      assertThat(demo.err()).doesNotContain("ih: ").doesNotContain("\tat ");
      assertNoServer();
    }
    Random random = new Random();
    for (int i = 0; i < 2; i++) {
      try (IhProcess demo = demo("--json")) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200, 4_000)).toNanos());
        assertThat(demo.signal("INT", PATIENCE)).as(demo.toString()).isIn(0, 130, 143);
        assertThat(demo.err()).doesNotContain("\tat ");
      }
      assertNoServer();
    }
  }

  @Test
  void aPoolToldToEndEndsWithZeroAfterOneJsonDocument() throws Exception {
    try (IhProcess pool =
        IhProcess.start(
            Map.of("XDG_DATA_HOME", data.toString()),
            List.of("pool", "run", "--listen=127.0.0.1:0", "--metrics=127.0.0.1:0", "--json"))) {
      pool.line("\"stratum\"", PATIENCE);
      assertThat(pool.signal("TERM", PATIENCE)).as(pool.toString()).isZero();
      assertThat(
              JsonMapper.builder()
                  .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                  .build()
                  .readTree(pool.out())
                  .path("metrics")
                  .asString())
          .startsWith("127.0.0.1:");
    }
    assertNoServer();
  }

  private static IhProcess demo(String how) throws Exception {
    return IhProcess.start(
        Map.of("XDG_DATA_HOME", data.toString()), List.of("demo", "--tempo=2000", how));
  }

  private static void assertNoServer() {
    assertThat(servers()).isEmpty();
  }

  private static List<String> servers() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(data.toString()) && line.contains("/bin/postgres"))
        .toList();
  }
}

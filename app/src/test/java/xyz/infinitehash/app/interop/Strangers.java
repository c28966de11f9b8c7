package xyz.infinitehash.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of others, run unchanged: those of the Python environments in the folder that {@code
 * ih.venvs} names ({@code sdk}, {@code turbobt}, {@code btcli}; docs/interop.md).
 *
 * @param venv folder of one environment
 * @param home folder they may fill with what they keep between runs
 */
record Strangers(Path venv, Path home) {
  private static final String PROPERTY = "ih.venvs";
  private static final Path SCRIPTS =
      Path.of(System.getProperty("ih.root", ".")).resolve("interop/python").toAbsolutePath();
  private static final int SECONDS = 240;

  /** One environment; without it the test is skipped. */
  static Strangers orSkip(String name, Path home) {
    String folder = System.getProperty(PROPERTY, "");
    Assumptions.assumeFalse(
        folder.isBlank(), "-D" + PROPERTY + " is not set: no Python to judge (docs/interop.md)");
    Path venv = Path.of(folder).resolve(name).toAbsolutePath();
    Assumptions.assumeTrue(
        Files.isExecutable(venv.resolve("bin/python")), "no Python environment " + venv);
    return new Strangers(venv, home);
  }

  /** What a program said, both streams, and how it ended. */
  record Said(String text, int exit) {}

  /** Runs a script of interop/python; every step of it must pass. */
  void passes(String script, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(args));
    Said said = run(Map.of(), command);
    assertThat(said.text().lines().filter(line -> line.startsWith("FAIL")))
        .as(said.text())
        .isEmpty();
    assertThat(said.text()).contains("PASS all");
  }

  /** Runs a program of the environment. */
  Said run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.set(0, venv.resolve("bin").resolve(command.getFirst()).toString());
    ProcessBuilder builder = new ProcessBuilder(whole).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("BITTENSOR_RUNTIME_CACHE_DIR", home.resolve("runtimes").toString());
    builder.environment().putAll(Map.of("NO_COLOR", "1", "COLUMNS", "200", "PYTHONUTF8", "1"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(nothing()));
    Process process = builder.start();
    String text;
    try (var watchdog = new Watchdog(process)) {
      text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(text).isTrue();
      assertThat(watchdog.barked()).as("it did not end by itself: " + text).isFalse();
    }
    return new Said(text, process.exitValue());
  }

  private File nothing() throws IOException {
    Path empty = home.resolve("nothing");
    if (!Files.exists(empty)) {
      Files.createFile(empty);
    }
    return empty.toFile();
  }

  /** Ends a program that does not end. */
  private static final class Watchdog implements AutoCloseable {
    private final Thread thread;
    private volatile boolean barked;

    Watchdog(Process process) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                        barked = true;
                        process.destroyForcibly();
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
    }

    boolean barked() {
      return barked;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}

package xyz.infinitehash.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One {@code ih} command as a process of its own, through the real main class. */
public final class IhProcess implements AutoCloseable {
  private final Process process;
  private final Lines out;
  private final Lines err;

  private IhProcess(Process process) {
    this.process = process;
    this.out = new Lines(process.getInputStream());
    this.err = new Lines(process.getErrorStream());
  }

  /**
   * Starts it.
   *
   * @param environment on top of this process's
   */
  public static IhProcess start(Map<String, String> environment, List<String> args)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "xyz.infinitehash.app.Main"));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new IhProcess(builder.start());
  }

  /** The first line, of either stream, that has the text; waits for it. */
  public String line(String text, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    while (true) {
      for (Lines lines : List.of(out, err)) {
        for (String line : lines.all()) {
          if (line.contains(text)) {
            return line;
          }
        }
      }
      assertThat(System.nanoTime()).as("waiting for \"%s\" in %s", text, this).isLessThan(deadline);
      assertThat(process.isAlive()).as("\"%s\" never came: %s", text, this).isTrue();
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Sends a signal, such as INT, and gives the exit code. */
  public int signal(String name, Duration most) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + heard(name), Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)).as(toString()).isTrue();
    out.join();
    err.join();
    return process.exitValue();
  }

  /**
   * What a shell starts in the background ignores INT, and all its children do: they are told TERM.
   */
  private static String heard(String name) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!name.equals("INT") || !Files.exists(status)) {
      return name;
    }
    boolean ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .anyMatch(mask -> (mask & 1 << 1) != 0);
    return ignored ? "TERM" : name;
  }

  /** Standard output so far. */
  public String out() {
    return String.join("\n", out.all());
  }

  /** Standard error so far. */
  public String err() {
    return String.join("\n", err.all());
  }

  /** SIGKILL, if it still runs. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "stdout:\n" + out() + "\nstderr:\n" + err();
  }

  /** Lines of a stream as they come. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    Lines(InputStream stream) {
      reader = Thread.ofVirtual().start(() -> read(stream));
    }

    private void read(InputStream stream) {
      try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          synchronized (lines) {
            lines.add(line);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<String> all() {
      synchronized (lines) {
        return List.copyOf(lines);
      }
    }

    void join() throws InterruptedException {
      reader.join(Duration.ofSeconds(5));
    }
  }
}

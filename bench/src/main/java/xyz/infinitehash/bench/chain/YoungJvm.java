package xyz.infinitehash.bench.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.bench.measure.BenchException;

/** A program of this jar in a JVM of its own, with no options but the class path. */
final class YoungJvm {
  private YoungJvm() {}

  /** What it says on standard output. */
  static String run(Class<?> program, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(args));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      if (process.waitFor() != 0) {
        throw new BenchException("a young JVM ended with " + process.exitValue());
      }
      return said;
    } catch (IOException e) {
      throw new BenchException("no second JVM could be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}

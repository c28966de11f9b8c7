package xyz.infinitehash.bench.chain;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Progress;
import xyz.infinitehash.substrate.chain.ChainRuntime;
import xyz.infinitehash.substrate.chain.RuntimeVersion;
import xyz.infinitehash.substrate.metadata.Metadata;

/**
 * The first parse of metadata in a young JVM, as {@code ih chain} pays for it: a JVM of its own for
 * each. Started as a program it parses once and prints wall and processor nanoseconds.
 */
final class ColdStart {
  private ColdStart() {}

  /**
   * Medians in milliseconds.
   *
   * @param wall from bytes to codecs that are ready
   * @param processor what the thread itself worked; compilation runs beside it
   */
  record Millis(double wall, double processor) {}

  static Millis measure(int rounds, Progress progress) {
    List<Double> wall = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      progress.say("metadata in a young JVM, " + round + " of " + rounds);
      String[] nanos = once().split(" ", -1);
      wall.add(Long.parseLong(nanos[0]) / 1e6);
      processor.add(Long.parseLong(nanos[1]) / 1e6);
    }
    return new Millis(median(wall), median(processor));
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static String once() {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ColdStart.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
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

  public static void main(String[] args) {
    byte[] blob = Recorded.metadata();
    var threads = ManagementFactory.getThreadMXBean();
    long processor = threads.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    Metadata metadata = Metadata.decode(blob);
    ChainRuntime runtime = ChainRuntime.of(new RuntimeVersion("subtensor", 425, 1), metadata);
    wall = System.nanoTime() - wall;
    processor = threads.getCurrentThreadCpuTime() - processor;
    System.out.println(wall + " " + processor + " " + runtime.metadata().pallets().size());
  }
}

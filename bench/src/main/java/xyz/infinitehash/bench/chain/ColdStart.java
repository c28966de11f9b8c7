package xyz.infinitehash.bench.chain;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
      String[] nanos = YoungJvm.run(ColdStart.class).split(" ", -1);
      wall.add(Long.parseLong(nanos[0]) / 1e6);
      processor.add(Long.parseLong(nanos[1]) / 1e6);
    }
    return new Millis(median(wall), median(processor));
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
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

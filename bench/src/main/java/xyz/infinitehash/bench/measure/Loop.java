package xyz.infinitehash.bench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * An operation of ours, repeated on the calling thread; its rate is per second of that thread's
 * processor time, so that other work on the machine does not count against it. Compilation and
 * garbage collection run on other threads and are not counted; warm-up keeps the first small.
 */
public final class Loop implements Contestant {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int BATCH = 16;

  private final BooleanSupplier operation;
  private final int operations;

  /**
   * @param operations how many count for one call
   * @param operation false says that it went wrong, and ends the benchmark
   */
  public Loop(int operations, BooleanSupplier operation) {
    this.operation = operation;
    this.operations = operations;
  }

  @Override
  public double rate(Duration round) {
    long end = System.nanoTime() + round.toNanos();
    long start = THREADS.getCurrentThreadCpuTime();
    long calls = 0;
    do {
      for (int i = 0; i < BATCH; i++) {
        if (!operation.getAsBoolean()) {
          throw new BenchException("an operation gave a wrong answer; its rate means nothing");
        }
      }
      calls += BATCH;
    } while (System.nanoTime() < end);
    return calls * operations * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
  }
}

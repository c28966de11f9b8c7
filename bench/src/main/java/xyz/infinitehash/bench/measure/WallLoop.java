package xyz.infinitehash.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** An operation of ours that waits for others, repeated; its rate is per second of wall time. */
public final class WallLoop implements Contestant {
  private final int callers;
  private final BooleanSupplier operation;

  /**
   * @param callers virtual threads that repeat it side by side
   * @param operation false says that it went wrong, and ends the benchmark
   */
  public WallLoop(int callers, BooleanSupplier operation) {
    this.callers = callers;
    this.operation = operation;
  }

  @Override
  public double rate(Duration round) {
    long start = System.nanoTime();
    long end = start + round.toNanos();
    List<Future<Long>> counts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        counts.add(threads.submit(() -> repeat(end)));
      }
    }
    long elapsed = System.nanoTime() - start;
    return counts.stream().mapToLong(WallLoop::get).sum() * 1e9 / elapsed;
  }

  private long repeat(long end) {
    long calls = 0;
    do {
      if (!operation.getAsBoolean()) {
        throw new BenchException("an operation gave a wrong answer; its rate means nothing");
      }
      calls++;
    } while (System.nanoTime() < end);
    return calls;
  }

  private static long get(Future<Long> count) {
    try {
      return count.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    } catch (ExecutionException e) {
      throw new BenchException("a caller ended early", e);
    }
  }
}

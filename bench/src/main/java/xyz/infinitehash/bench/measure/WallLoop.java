package xyz.infinitehash.bench.measure;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** An operation of ours that waits for others, repeated; its rate is per second of wall time. */
public final class WallLoop implements Contestant {
  private final BooleanSupplier operation;

  /**
   * @param operation false says that it went wrong, and ends the benchmark
   */
  public WallLoop(BooleanSupplier operation) {
    this.operation = operation;
  }

  @Override
  public double rate(Duration round) {
    long start = System.nanoTime();
    long end = start + round.toNanos();
    long calls = 0;
    do {
      if (!operation.getAsBoolean()) {
        throw new BenchException("an operation gave a wrong answer; its rate means nothing");
      }
      calls++;
    } while (System.nanoTime() < end);
    return calls * 1e9 / (System.nanoTime() - start);
  }
}

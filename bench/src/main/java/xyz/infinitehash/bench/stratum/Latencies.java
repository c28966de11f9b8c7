package xyz.infinitehash.bench.stratum;

import java.util.Arrays;

/** Every latency of a round, kept one by one: no bucket rounds them. */
final class Latencies {
  private final long[] nanos;
  private int count;

  Latencies(int most) {
    nanos = new long[most];
  }

  void add(long latency) {
    nanos[count++] = latency;
  }

  int count() {
    return count;
  }

  /** Milliseconds below which {@code percent} of them lie. */
  double percentile(double percent) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1L, (long) (count * percent / 100))] / 1e6;
  }
}

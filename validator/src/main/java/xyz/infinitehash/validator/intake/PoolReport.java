package xyz.infinitehash.validator.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a pool, whole or not. A worker that is missing from a whole report was not there;
 * missing from one that is not whole, nothing is known of it. Neither is zero.
 *
 * @param source name of the pool source
 * @param from start of the window asked for
 * @param to its end, not included
 * @param resolution the time one figure of the pool spans
 * @param retrievedAt our clock
 * @param samples of workers, as many as were read
 * @param incomplete why the report is not whole, in words without secrets; empty when it is
 */
public record PoolReport(
    String source,
    Instant from,
    Instant to,
    Duration resolution,
    Instant retrievedAt,
    List<WorkSample> samples,
    Optional<String> incomplete) {
  /** Copies. */
  public PoolReport {
    samples = List.copyOf(samples);
  }

  /** Whether the report and every sample in it is whole. */
  public boolean isComplete() {
    return incomplete.isEmpty()
        && samples.stream().allMatch(sample -> sample.incomplete().isEmpty());
  }
}

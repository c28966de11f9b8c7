package xyz.infinitehash.stratum.server;

import java.time.Duration;
import xyz.infinitehash.stratum.StratumException;

/**
 * How long a job's shares count.
 *
 * @param staleGrace after the job of a new block went out, for shares that were on their way
 * @param lifetime of a job while its block is still the newest
 * @param timeAhead how far a share's ntime may run ahead of its template, in whole seconds
 */
public record JobRules(Duration staleGrace, Duration lifetime, Duration timeAhead) {
  public JobRules {
    if (staleGrace.isNegative() || lifetime.isNegative() || timeAhead.isNegative()) {
      throw new StratumException("a negative duration in the job rules");
    }
  }

  /** Three seconds of grace, ten minutes of life, ntime up to 7,000 s ahead. */
  public static JobRules standard() {
    return new JobRules(Duration.ofSeconds(3), Duration.ofMinutes(10), Duration.ofSeconds(7000));
  }
}

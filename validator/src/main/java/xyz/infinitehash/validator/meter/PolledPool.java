package xyz.infinitehash.validator.meter;

import java.time.Duration;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.intake.PoolSource;

/**
 * A pool to be asked again and again.
 *
 * @param pool tells hashrates as they are now, whatever window it is asked for
 * @param every from one question to the next, more than zero
 */
public record PolledPool(PoolSource pool, Duration every) {
  /** Refuses to ask without a pause. */
  public PolledPool {
    if (every.isZero() || every.isNegative()) {
      throw new ValidatorException("a pool is asked every so often, not every " + every);
    }
  }
}

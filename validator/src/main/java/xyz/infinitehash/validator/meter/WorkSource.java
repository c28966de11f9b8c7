package xyz.infinitehash.validator.meter;

import java.time.Duration;
import xyz.infinitehash.validator.ValidatorException;

/**
 * One thing work is counted from. The sources of a validator are added up: hashrate that two of
 * them see, such as our own front end forwarding to a pool that is polled too, counts twice.
 */
public sealed interface WorkSource {
  /** Its name in {@code intake_watermark}: all it will ever say of the time before is stored. */
  String name();

  /** Shares of our own front end. All front ends of a database share one table. */
  record Shares(String name) implements WorkSource {}

  /**
   * Answers of a pool that is polled, as {@link SteppedWork} adds them up.
   *
   * @param longestGap between two whole answers; what is longer makes the window incomplete
   */
  record Readings(String name, Duration longestGap) implements WorkSource {
    /** Refuses a gap that no two answers could keep. */
    public Readings {
      if (longestGap.toMillis() < 1) {
        throw new ValidatorException("the longest gap is a millisecond or more");
      }
    }
  }
}

package xyz.infinitehash.stratum.server;

import java.time.Duration;
import java.time.Instant;

/** A connection's allowance of refused lines: a burst, and a rate at which it comes back. */
final class Allowance {
  private final int burst;
  private final int perSecond;
  private double left;
  private Instant at;

  Allowance(int burst, int perSecond, Instant now) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.left = burst;
    this.at = now;
  }

  void spend() {
    left--;
  }

  /** True when the connection may go on being read. */
  boolean isLeft(Instant now) {
    if (left < burst) {
      left = Math.min(burst, left + Duration.between(at, now).toNanos() * 1e-9 * perSecond);
    }
    at = now;
    return left > 0;
  }
}

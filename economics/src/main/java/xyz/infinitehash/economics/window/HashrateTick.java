package xyz.infinitehash.economics.window;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import xyz.infinitehash.economics.EconomicsException;

/**
 * One point of a pool's hashrate history of one worker.
 *
 * @param at start of the tick
 * @param hashesPerSecond zero or more
 */
public record HashrateTick(Instant at, BigInteger hashesPerSecond) {
  /** Refuses a negative rate. */
  public HashrateTick {
    if (hashesPerSecond.signum() < 0) {
      throw new EconomicsException("a hashrate is zero or more, not " + hashesPerSecond);
    }
  }

  /**
   * The average by the rule of the first InfiniteHash scorer (September 2025): ticks before {@code
   * start} are left out, missing ones count as zero up to a full window, the quotient is cut to an
   * integer. Ticks past the window are not cut off: when one more arrives it counts in sum and
   * divisor. Times are compared as times (the original compared their texts).
   *
   * @param start start of the window
   * @param window length of the window, at least one {@code tick}
   * @param tick length of a tick, more than zero
   * @return H/s
   */
  public static BigInteger average(
      List<HashrateTick> ticks, Instant start, Duration window, Duration tick) {
    long expected = window.dividedBy(tick);
    if (expected < 1) {
      throw new EconomicsException("a window of " + window + " holds no tick of " + tick);
    }
    List<BigInteger> kept =
        ticks.stream()
            .filter(point -> !point.at().isBefore(start))
            .map(HashrateTick::hashesPerSecond)
            .toList();
    return kept.stream()
        .reduce(BigInteger.ZERO, BigInteger::add)
        .divide(BigInteger.valueOf(Math.max(expected, kept.size())));
  }
}

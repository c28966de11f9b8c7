package xyz.infinitehash.stratum.vardiff;

import java.time.Duration;
import java.time.Instant;
import xyz.infinitehash.stratum.shares.Difficulty;

/**
 * One connection's difficulty, steered by the rate of its accepted shares. Quick while nothing is
 * known (eight shares suffice for a jump), then still: a change needs a count that the tolerated
 * rates explain with less than 0.1 % probability. Silence lowers it too, so that a miner that
 * started far too high is seen again. Belongs to one thread; the caller passes the time.
 */
public final class Vardiff {
  private static final double SURPRISE = 0.001;
  private static final double FEWEST = 8; // shares, for an estimate worth a change upwards
  private static final double QUICK_STEP = 64;
  private static final double DECLINE_STEP = 1.0 / 16;
  private static final double UNASKED = 2; // a default start is corrected when it is off by this
  private static final double ASKED = 8; // a start the miner asked for is believed up to this
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final VardiffConfig config;
  private Difficulty current;
  private Difficulty least;
  private Instant since;
  private double shares; // in shares of the current difficulty
  private boolean settled;
  private double quickFactor = UNASKED;

  public Vardiff(VardiffConfig config, Instant now) {
    this.config = config;
    this.current = config.start();
    this.least = config.least();
    this.since = now;
  }

  /** What the next job is to be sent with. */
  public Difficulty current() {
    return current;
  }

  /**
   * The miner asks for a difficulty; it is held within the limits.
   *
   * @return true when the current difficulty changed
   */
  public boolean suggest(Difficulty wanted, Instant now) {
    quickFactor = ASKED;
    return change(wanted, now);
  }

  /** The miner cannot go below this ({@code md=}, {@code minimum-difficulty}). */
  public boolean atLeast(Difficulty floor, Instant now) {
    least = config.hold(floor);
    return current.compareTo(least) < 0 && change(least, now);
  }

  /**
   * An accepted share, of a job that was sent with {@code assigned}.
   *
   * @return true when the current difficulty changed
   */
  public boolean accepted(Difficulty assigned, Instant at) {
    shares += (double) assigned.units() / current.units();
    return consider(at);
  }

  /** Time passed; call it every second or so. True when the current difficulty changed. */
  public boolean tick(Instant now) {
    return consider(now);
  }

  private boolean consider(Instant now) {
    if (!config.adjusting()) {
      return false;
    }
    double minutes = Math.max(1, Duration.between(since, now).toMillis()) / 60_000.0;
    double expected = config.targetPerMinute() * minutes;
    if (!settled && shares >= FEWEST) {
      double ratio = shares / expected;
      if (ratio > quickFactor || ratio < 1 / quickFactor) {
        return change(scaled(Math.min(QUICK_STEP, Math.max(DECLINE_STEP, ratio))), now);
      }
      settled = true;
    }
    long count = (long) shares;
    if (count >= FEWEST
        && count > config.fastestPerMinute() * minutes
        && Poisson.atLeast(count, config.fastestPerMinute() * minutes) < SURPRISE) {
      return change(scaled(Math.min(QUICK_STEP, shares / expected)), now);
    }
    if (count < config.slowestPerMinute() * minutes
        && Poisson.atMost(count, config.slowestPerMinute() * minutes) < SURPRISE) {
      double seen = Math.max(0.5, shares); // nothing at all says at most about this much
      return change(scaled(Math.max(DECLINE_STEP, seen / expected)), now);
    }
    if (minutes * 60_000 > WINDOW.toMillis()) {
      restart(now);
    }
    return false;
  }

  private boolean change(Difficulty wanted, Instant now) {
    Difficulty held = config.hold(wanted.compareTo(least) < 0 ? least : wanted);
    boolean changed = !held.equals(current);
    current = held;
    restart(now);
    return changed;
  }

  private void restart(Instant now) {
    since = now;
    shares = 0;
  }

  /** Eight significant bits are plenty and make a short number on the wire. */
  private Difficulty scaled(double ratio) {
    double units = Math.max(1, current.units() * ratio);
    if (units >= 0x1p62) {
      return new Difficulty(Long.MAX_VALUE);
    }
    long whole = (long) units;
    int drop = Math.max(0, 56 - Long.numberOfLeadingZeros(whole));
    return new Difficulty(whole >>> drop << drop);
  }
}

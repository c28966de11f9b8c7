package xyz.infinitehash.stratum.cpuminer;

import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

/**
 * What one CPU miner is told.
 *
 * @param pool where the pool listens; resolved anew at each connect
 * @param user {@code infinite.HOTKEY.workerId} for our pool; any name for another
 * @param password most pools ignore it; may carry {@code d=} or {@code md=}
 * @param threads hashing threads, 1 to 1024
 * @param pace how hard they work
 * @param extensions optional messages to send
 * @param suggestedDifficulty sent with {@link Extension#SUGGEST_DIFFICULTY}; above 0
 * @param faults what to do wrong on purpose
 * @param patience with the connection
 */
public record CpuMinerConfig(
    InetSocketAddress pool,
    String user,
    String password,
    int threads,
    Pace pace,
    Set<Extension> extensions,
    BigDecimal suggestedDifficulty,
    DeliberateFaults faults,
    Patience patience) {

  /**
   * Messages beyond the four every pool knows. A pool that refuses one, or never answers, is fine.
   */
  public enum Extension {
    /** {@code mining.configure} with version-rolling (BIP 310). */
    VERSION_ROLLING,
    /** {@code mining.suggest_difficulty} once authorized. */
    SUGGEST_DIFFICULTY,
    /** {@code mining.extranonce.subscribe} once authorized. */
    SUBSCRIBE_EXTRANONCE
  }

  /**
   * With a connection that is lost or silent.
   *
   * @param firstRetry pause after the first lost connection; doubles up to {@code longestRetry}
   * @param longestRetry longest pause between two tries
   * @param silence a connection on which nothing came for so long is given up
   */
  public record Patience(Duration firstRetry, Duration longestRetry, Duration silence) {
    public Patience {
      if (!firstRetry.isPositive()
          || longestRetry.compareTo(firstRetry) < 0
          || !silence.isPositive()) {
        throw new IllegalArgumentException("pauses are above 0, the longest not below the first");
      }
    }
  }

  public CpuMinerConfig {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads are 1 to 1024, not " + threads);
    }
    if (suggestedDifficulty.signum() <= 0) {
      throw new IllegalArgumentException("a difficulty is above 0, not " + suggestedDifficulty);
    }
    extensions = Set.copyOf(extensions);
  }

  /** One honest thread at full pace with version rolling, difficulty 1 in case it is suggested. */
  public static CpuMinerConfig of(InetSocketAddress pool, String user) {
    return new CpuMinerConfig(
        pool,
        user,
        "x",
        1,
        Pace.full(),
        Set.of(Extension.VERSION_ROLLING),
        BigDecimal.ONE,
        DeliberateFaults.NONE,
        new Patience(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5)));
  }

  /** The same with another pace on other threads. */
  public CpuMinerConfig working(int threads, Pace pace) {
    return new CpuMinerConfig(
        pool, user, password, threads, pace, extensions, suggestedDifficulty, faults, patience);
  }

  /** The same with other optional messages and this suggestion. */
  public CpuMinerConfig asking(Set<Extension> extensions, BigDecimal suggestedDifficulty) {
    return new CpuMinerConfig(
        pool, user, password, threads, pace, extensions, suggestedDifficulty, faults, patience);
  }

  /** The same misbehaving on purpose. */
  public CpuMinerConfig misbehaving(DeliberateFaults faults) {
    return new CpuMinerConfig(
        pool, user, password, threads, pace, extensions, suggestedDifficulty, faults, patience);
  }

  /** The same with other pauses. */
  public CpuMinerConfig retrying(Patience patience) {
    return new CpuMinerConfig(
        pool, user, password, threads, pace, extensions, suggestedDifficulty, faults, patience);
  }
}

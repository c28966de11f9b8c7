package xyz.infinitehash.stratum.cpuminer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a miner did since it was started: one snapshot. The counters only grow; two snapshots are
 * compared by subtraction.
 *
 * @param startedAt when the miner was started
 * @param takenAt when this snapshot was taken
 * @param hashes headers hashed
 * @param found hashes that met the target of their job
 * @param sent submits written to the pool, deliberate faults included
 * @param accepted submits the pool answered with true
 * @param refused submits the pool refused, by Stratum error code (20 where it gave none)
 * @param sessions connections that were made
 * @param connected whether the pool took our name and has not gone since
 */
public record CpuMinerStats(
    Instant startedAt,
    Instant takenAt,
    long hashes,
    long found,
    long sent,
    long accepted,
    Map<Integer, Long> refused,
    long sessions,
    boolean connected) {
  /** Stratum's code for a share of a job that is no longer current, or was never known. */
  public static final int STALE = 21;

  /** Stratum's code for a share that was sent before. */
  public static final int DUPLICATE = 22;

  /** Stratum's code for a hash above the target. */
  public static final int LOW_DIFFICULTY = 23;

  /** Stratum's code for everything else, malformed lines among it. */
  public static final int OTHER = 20;

  public CpuMinerStats {
    refused = Map.copyOf(refused);
  }

  /** Refusals with this code. */
  public long refused(int code) {
    return refused.getOrDefault(code, 0L);
  }

  /** All refusals. */
  public long refusedInAll() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Mean hashes per second since the start; 0 in the first instant. */
  public double hashrate() {
    long millis = Duration.between(startedAt, takenAt).toMillis();
    return millis <= 0 ? 0 : hashes * 1000.0 / millis;
  }

  /** Mean hashes per second since an earlier snapshot of the same miner; 0 if no time passed. */
  public double hashrateSince(CpuMinerStats earlier) {
    long millis = Duration.between(earlier.takenAt, takenAt).toMillis();
    return millis <= 0 ? 0 : (hashes - earlier.hashes) * 1000.0 / millis;
  }
}

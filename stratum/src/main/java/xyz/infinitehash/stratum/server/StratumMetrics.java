package xyz.infinitehash.stratum.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareVerdict;

/** The server's counters; any thread may read or add. */
public final class StratumMetrics {
  private final Map<StratumCounter, LongAdder> counters = new EnumMap<>(StratumCounter.class);
  private final DoubleAdder acceptedHashes = new DoubleAdder();

  StratumMetrics() {
    for (StratumCounter counter : StratumCounter.values()) {
      counters.put(counter, new LongAdder());
    }
  }

  /** One counter now. */
  public long count(StratumCounter counter) {
    return adder(counter).sum();
  }

  /** All counters now; not one instant for all. */
  public Map<StratumCounter, Long> snapshot() {
    Map<StratumCounter, Long> all = new EnumMap<>(StratumCounter.class);
    for (StratumCounter counter : StratumCounter.values()) {
      all.put(counter, count(counter));
    }
    return all;
  }

  /** Work credited, in expected hashes (for display: a double; the sink's shares are exact). */
  public double acceptedHashes() {
    return acceptedHashes.sum();
  }

  /** Connections open now. */
  public long openConnections() {
    return count(StratumCounter.CONNECTIONS_OPENED) - count(StratumCounter.CONNECTIONS_CLOSED);
  }

  void add(StratumCounter counter) {
    adder(counter).increment();
  }

  void credited(Difficulty assigned, boolean block) {
    add(StratumCounter.SHARES_ACCEPTED);
    if (block) {
      add(StratumCounter.SHARES_BLOCK);
    }
    acceptedHashes.add((double) assigned.units());
  }

  void refused(ShareVerdict verdict) {
    switch (verdict) {
      case ShareVerdict.Accepted _, ShareVerdict.Block _ -> {}
      case ShareVerdict.Stale _ -> add(StratumCounter.SHARES_STALE);
      case ShareVerdict.UnknownJob _ -> add(StratumCounter.SHARES_UNKNOWN_JOB);
      case ShareVerdict.Duplicate _ -> add(StratumCounter.SHARES_DUPLICATE);
      case ShareVerdict.LowDifficulty _ -> add(StratumCounter.SHARES_LOW_DIFFICULTY);
      case ShareVerdict.Malformed _ -> add(StratumCounter.SHARES_MALFORMED);
      case ShareVerdict.Unauthorized _ -> add(StratumCounter.SHARES_UNAUTHORIZED);
      case ShareVerdict.NotSubscribed _ -> add(StratumCounter.SHARES_NOT_SUBSCRIBED);
      case ShareVerdict.NotKept _ -> add(StratumCounter.SHARES_NOT_KEPT);
    }
  }

  private LongAdder adder(StratumCounter counter) {
    return Objects.requireNonNull(counters.get(counter));
  }
}

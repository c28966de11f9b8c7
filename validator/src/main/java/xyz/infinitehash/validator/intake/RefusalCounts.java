package xyz.infinitehash.validator.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;

/** Refusals since the last write. Bounded: beyond so many different ones new ones are dropped. */
final class RefusalCounts {
  private static final int MOST_KEYS = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private Map<Key, Long> counts = new HashMap<>();

  /** A row of {@code share_reject_count}. */
  record Key(AccountId hotkey, String worker, String verdict, Instant hour) {}

  void count(WorkerName worker, ShareVerdict verdict, Instant at) {
    Key key =
        new Key(
            worker.hotkey(), worker.workerId(), name(verdict), at.truncatedTo(ChronoUnit.HOURS));
    lock.lock();
    try {
      if (counts.size() < MOST_KEYS || counts.containsKey(key)) {
        counts.merge(key, 1L, Long::sum);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What was counted, and begins anew. */
  Map<Key, Long> drain() {
    lock.lock();
    try {
      Map<Key, Long> drained = counts;
      counts = new HashMap<>();
      return drained;
    } finally {
      lock.unlock();
    }
  }

  private static String name(ShareVerdict verdict) {
    return switch (verdict) {
      case ShareVerdict.Accepted _ -> "accepted";
      case ShareVerdict.Block _ -> "block";
      case ShareVerdict.Stale _ -> "stale";
      case ShareVerdict.UnknownJob _ -> "unknown-job";
      case ShareVerdict.Duplicate _ -> "duplicate";
      case ShareVerdict.LowDifficulty _ -> "low-difficulty";
      case ShareVerdict.Malformed _ -> "malformed";
      case ShareVerdict.Unauthorized _ -> "unauthorized";
      case ShareVerdict.NotSubscribed _ -> "not-subscribed";
      case ShareVerdict.NotKept _ -> "not-kept";
    };
  }
}

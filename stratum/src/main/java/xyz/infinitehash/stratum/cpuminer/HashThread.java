package xyz.infinitehash.stratum.cpuminer;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.jobs.BlockHeader;
import xyz.infinitehash.stratum.jobs.Target;

/**
 * Grinds nonces. Looks up after each batch (a tenth of a millisecond or so) whether its work is
 * still wanted and whether it owes a rest; rests by parking.
 */
final class HashThread implements Runnable {
  private static final int BATCH = 512;
  private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long MOST_BEHIND = TimeUnit.MILLISECONDS.toNanos(100);

  private final WorkSlot slot;
  private final Counters counters;
  private final Pace pace;
  private final int threads;
  private final LongSupplier nanoTime;
  private final Sha256d sha256d = new Sha256d();
  private final byte[] hash = new byte[32];
  private long owed;

  HashThread(WorkSlot slot, Counters counters, Pace pace, int threads, LongSupplier nanoTime) {
    this.slot = slot;
    this.counters = counters;
    this.pace = pace;
    this.threads = threads;
    this.nanoTime = nanoTime;
  }

  @Override
  public void run() {
    try {
      Optional<Work> work = slot.await();
      while (work.isPresent()) {
        grind(work.get());
        work = slot.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void grind(Work work) throws InterruptedException {
    while (slot.holds(work)) {
      Work.Attempt attempt = work.next(sha256d);
      for (long nonce = 0; nonce < 1L << 32 && slot.holds(work); nonce += BATCH) {
        long start = nanoTime.getAsLong();
        int done = batch(attempt, (int) nonce);
        counters.hashes.add(done);
        rest(done, start);
      }
    }
  }

  /** Hashes the nonces from {@code first} on; ends early when the work is void. */
  private int batch(Work.Attempt attempt, int first) throws InterruptedException {
    byte[] header = attempt.header();
    Work work = attempt.work();
    Target target = work.target();
    for (int i = 0; i < BATCH; i++) {
      int nonce = first + i;
      BlockHeader.setNonce(header, nonce);
      sha256d.hash(header, 0, header.length, hash, 0);
      if (target.metBy(hash, 0)) {
        if (!slot.holds(work)) {
          return i + 1;
        }
        counters.found.increment();
        work.outlet().found(attempt, nonce);
      }
    }
    return BATCH;
  }

  private void rest(int hashes, long start) throws InterruptedException {
    long now = nanoTime.getAsLong();
    owed = Math.max(owed + pace.restNanos(hashes, now - start, threads), -MOST_BEHIND);
    while (owed >= SHORTEST_REST && slot.open()) {
      LockSupport.parkNanos(this, owed);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long woken = nanoTime.getAsLong();
      owed -= woken - now;
      now = woken;
    }
  }
}

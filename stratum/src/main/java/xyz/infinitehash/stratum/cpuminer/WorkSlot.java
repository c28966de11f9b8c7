package xyz.infinitehash.stratum.cpuminer;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one place where the session leaves work and the hashing threads take it. */
final class WorkSlot {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable Work current;
  private volatile boolean closed;

  /** Whether {@code work} is still what to do; asked between two batches. */
  @SuppressWarnings("ReferenceEquality") // this very offer, not an equal one
  boolean holds(Work work) {
    return current == work;
  }

  /** Whether the miner goes on. */
  boolean open() {
    return !closed;
  }

  void put(Work work) {
    lock.lock();
    try {
      current = closed ? null : work;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the work away: the connection is gone. */
  void clear() {
    current = null;
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      current = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is work; empty once closed. */
  Optional<Work> await() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (closed) {
          return Optional.empty();
        }
        Work work = current;
        if (work != null) {
          return Optional.of(work);
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}

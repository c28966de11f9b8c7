package xyz.infinitehash.validator.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.ShareSinkFull;

/**
 * Shares between the front end and the one thread that writes, bounded. It also keeps the promise
 * of the watermark: once a batch said "all before T", no share older than T is let in.
 */
final class ShareBuffer {
  private final SinkSettings settings;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private Instant promised = Instant.MIN;
  private boolean closed;

  ShareBuffer(SinkSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A share and who waits for it. */
  record Waiting(AcceptedShare share, CompletableFuture<Void> kept) {}

  /**
   * What is written together.
   *
   * @param shares may be empty
   * @param upTo every share received before it is in this batch or an earlier one
   */
  record Batch(List<Waiting> shares, Instant upTo) {}

  /** Takes a share in, or completes its future with the reason why not. Never blocks for I/O. */
  CompletableFuture<Void> add(AcceptedShare share) {
    lock.lock();
    try {
      if (closed || queue.size() >= settings.capacity()) {
        return CompletableFuture.failedFuture(
            new ShareSinkFull(closed ? "the pool is closing" : "the share buffer is full"));
      }
      if (share.receivedAt().isBefore(promised)) {
        return CompletableFuture.failedFuture(
            new LateShare(
                "received at %s, stored up to %s".formatted(share.receivedAt(), promised)));
      }
      CompletableFuture<Void> kept = new CompletableFuture<>();
      queue.add(new Waiting(share, kept));
      if (queue.size() == 1 || queue.size() == settings.batch()) {
        changed.signalAll();
      }
      return kept;
    } finally {
      lock.unlock();
    }
  }

  /** The next batch: when there are shares and they have lingered, or at the next heartbeat. */
  Batch take() throws InterruptedException {
    lock.lock();
    try {
      long beat = settings.heartbeat().toNanos();
      while (queue.isEmpty() && !closed && beat > 0) {
        beat = changed.awaitNanos(beat);
      }
      long linger = queue.isEmpty() ? 0 : settings.linger().toNanos();
      while (queue.size() < settings.batch() && !closed && linger > 0) {
        linger = changed.awaitNanos(linger);
      }
      List<Waiting> shares = new ArrayList<>(Math.min(queue.size(), settings.batch()));
      while (shares.size() < settings.batch() && !queue.isEmpty()) {
        shares.add(queue.remove());
      }
      Instant upTo = clock.instant().minus(settings.lag());
      for (Waiting left : queue) {
        Instant received = left.share().receivedAt();
        upTo = received.isBefore(upTo) ? received : upTo;
      }
      promised = upTo.isAfter(promised) ? upTo : promised;
      return new Batch(shares, promised);
    } finally {
      lock.unlock();
    }
  }

  /** Waits; closing does not end it. */
  void pause(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing in any more; what is inside can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  boolean isFull() {
    return size() >= settings.capacity();
  }

  int size() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }
}

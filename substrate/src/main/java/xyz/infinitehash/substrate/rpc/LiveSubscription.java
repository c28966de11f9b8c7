package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A subscription and its bounded queue, guarded by the lock of {@link WebSocketRpc}. */
final class LiveSubscription implements Subscription {
  final Topic topic;

  /** The node's name for it on the present connection; null between two connections. */
  @Nullable String id;

  private final WebSocketRpc rpc;
  private final ReentrantLock lock;
  private final Condition arrived;
  private final Scheduler scheduler;
  private final int mostQueued;
  private final int largestQueue;
  private final ArrayDeque<Message.Notice> queue = new ArrayDeque<>();
  private long queuedSize;
  private long missed;
  private int confirmations;
  private @Nullable String end;

  LiveSubscription(
      WebSocketRpc rpc,
      ReentrantLock lock,
      Scheduler scheduler,
      Topic topic,
      RpcSettings settings) {
    this.rpc = rpc;
    this.lock = lock;
    this.arrived = lock.newCondition();
    this.scheduler = scheduler;
    this.topic = topic;
    this.mostQueued = settings.mostQueued();
    this.largestQueue = settings.longestMessage();
  }

  void confirmed(String newId) {
    id = newId;
    confirmations++;
  }

  void add(Message.Notice notice) {
    queue.add(notice);
    queuedSize += notice.size();
    while (queue.size() > 1 && (queue.size() > mostQueued || queuedSize > largestQueue)) {
      queuedSize -= queue.remove().size();
      missed++;
    }
    arrived.signalAll();
  }

  /** Lets {@link #next} throw once the queue is empty. */
  void end(String reason) {
    if (end == null) {
      end = reason;
    }
    arrived.signalAll();
  }

  @Override
  public Optional<JsonNode> next(Duration atMost) {
    lock.lock();
    try {
      boolean[] expired = {atMost.isZero() || atMost.isNegative()};
      Scheduler.Alarm alarm =
          expired[0] || !queue.isEmpty()
              ? () -> {}
              : scheduler.after(atMost, () -> expire(expired));
      try {
        while (queue.isEmpty() && end == null && !expired[0]) {
          arrived.await();
        }
      } finally {
        alarm.cancel();
      }
      Message.Notice notice = queue.poll();
      if (notice != null) {
        queuedSize -= notice.size();
        return Optional.of(notice.result());
      }
      if (end != null) {
        throw new RpcException.Disconnected(topic.subscribe() + ": " + end);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RpcException.Interrupted(topic.subscribe() + ": interrupted");
    } finally {
      lock.unlock();
    }
  }

  private void expire(boolean[] expired) {
    lock.lock();
    try {
      expired[0] = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long missed() {
    lock.lock();
    try {
      return missed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int renewals() {
    lock.lock();
    try {
      return Math.max(0, confirmations - 1);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    rpc.unsubscribe(this);
  }
}

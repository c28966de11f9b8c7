package xyz.infinitehash.devnet.rpc;

import io.netty.channel.Channel;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests of one connection, answered one after the other on a virtual thread. While many wait
 * the connection is not read; while much output waits no request is taken.
 */
final class RequestLine implements AutoCloseable {
  private static final int PAUSE = 16;

  private final Channel channel;
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition writable = lock.newCondition();
  private final Thread worker;

  RequestLine(Channel channel) {
    this.channel = channel;
    this.worker = Thread.ofVirtual().name("devnet-rpc").start(this::work);
  }

  /** Takes a request; called by the channel's event loop. */
  void add(Runnable request) {
    waiting.add(request);
    if (waiting.size() >= PAUSE) {
      channel.config().setAutoRead(false);
    }
  }

  private void work() {
    try {
      while (channel.isOpen()) {
        Runnable request = waiting.take();
        awaitWritable();
        request.run();
        if (waiting.isEmpty()) {
          channel.config().setAutoRead(true);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitWritable() throws InterruptedException {
    lock.lock();
    try {
      while (!channel.isWritable() && channel.isOpen()) {
        writable.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The channel became writable, or closed. */
  void wake() {
    lock.lock();
    try {
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}

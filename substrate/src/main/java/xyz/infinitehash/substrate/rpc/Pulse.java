package xyz.infinitehash.substrate.rpc;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices a link that is dead: pings when nothing came for a while, and tells when nothing follows.
 * Guarded by the lock of {@link WebSocketRpc}.
 */
final class Pulse {
  private final RpcSettings settings;
  private final Scheduler scheduler;
  private final ReentrantLock lock;
  private final Wire.Link link;
  private final Consumer<String> dead;
  private boolean heard;
  private boolean pinged;
  private boolean stopped;

  Pulse(
      RpcSettings settings,
      Scheduler scheduler,
      ReentrantLock lock,
      Wire.Link link,
      Consumer<String> dead) {
    this.settings = settings;
    this.scheduler = scheduler;
    this.lock = lock;
    this.link = link;
    this.dead = dead;
  }

  void begin() {
    heard = false;
    scheduler.after(settings.pingEvery(), this::look);
  }

  void heard() {
    heard = true;
  }

  void stop() {
    stopped = true;
  }

  private void look() {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      if (!heard && pinged) {
        tell("no sign of life within " + settings.pongWithin() + " of a ping");
        return;
      }
      pinged = !heard;
      heard = false;
      if (pinged) {
        link.ping().whenComplete((_, e) -> checkSent(e));
      }
      scheduler.after(pinged ? settings.pongWithin() : settings.pingEvery(), this::look);
    } finally {
      lock.unlock();
    }
  }

  /** Whether what was handed to the link went out; the link is dead otherwise. */
  void checkSent(@Nullable Throwable failure) {
    if (failure != null) {
      lock.lock();
      try {
        tell("could not send");
      } finally {
        lock.unlock();
      }
    }
  }

  private void tell(String why) {
    if (!stopped) {
      dead.accept(why);
    }
  }
}

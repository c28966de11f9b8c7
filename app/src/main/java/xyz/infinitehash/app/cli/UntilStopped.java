package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a command alive until Ctrl-C or a supervisor's TERM, and the process alive until the
 * command has put its things away, which it says by closing this. Made before anything is started,
 * so that it is closed last.
 */
final class UntilStopped implements AutoCloseable {
  private static final Duration TIDYING = Duration.ofSeconds(20);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tidy = new CountDownLatch(1);

  /** Takes over the signals. */
  UntilStopped() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
  }

  /** Waits; true when it was asked to stop, false when the time is over first. */
  boolean await(Duration most) {
    try {
      return asked.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Waits until it is asked to stop. */
  void await() {
    await(Duration.ofNanos(Long.MAX_VALUE));
  }

  /** Everything is put away: the process may end. */
  @Override
  public void close() {
    tidy.countDown();
  }

  private void stop() {
    asked.countDown();
    try {
      if (!tidy.await(TIDYING.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("ih: not all was put away within " + TIDYING.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

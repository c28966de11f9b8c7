package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps a command alive until Ctrl-C or a supervisor's TERM, and the process alive until the
 * command has put its things away, said its last word and given its exit code. Made before anything
 * is started, so that a signal at any moment is met.
 */
public final class UntilStopped implements AutoCloseable {
  private static final Duration TIDYING = Duration.ofSeconds(40);
  private static final CompletableFuture<Integer> ENDED = new CompletableFuture<>();

  private static volatile boolean wholeProcess;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tidy = new CountDownLatch(1);

  /** Takes over the signals. */
  UntilStopped() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
  }

  /** This process is one command: it ends with {@link #ended} only. */
  public static void ofThisProcess() {
    wholeProcess = true;
  }

  /** The command's exit code, which becomes the process's even when a signal asked it to stop. */
  public static void ended(int code) {
    ENDED.complete(code);
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

  /** Everything is put away. */
  @Override
  public void close() {
    tidy.countDown();
  }

  private void stop() {
    asked.countDown();
    try {
      if (!wholeProcess) {
        tidy.await();
        return;
      }
      int code = ENDED.get(TIDYING.toSeconds(), TimeUnit.SECONDS);
      System.out.flush();
      System.err.flush();
      Runtime.getRuntime().halt(code);
    } catch (TimeoutException | ExecutionException _) {
      System.err.println("ih: not all was put away within " + TIDYING.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

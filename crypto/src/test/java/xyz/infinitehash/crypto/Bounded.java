package xyz.infinitehash.crypto;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work on hostile input, which fails when it takes more memory or time than it may. */
public final class Bounded {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounded() {}

  /**
   * Runs it on a thread of its own.
   *
   * @param bytes it may allocate, all in all
   * @param within wall time; generous, for machines are busy
   */
  public static void run(long bytes, Duration within, Runnable work) throws Exception {
    Callable<Long> measured =
        () -> {
          long before = THREADS.getCurrentThreadAllocatedBytes();
          work.run();
          return THREADS.getCurrentThreadAllocatedBytes() - before;
        };
    FutureTask<Long> task = new FutureTask<>(measured);
    Thread thread = Thread.ofPlatform().daemon().start(task);
    try {
      long taken = task.get(within.toMillis(), TimeUnit.MILLISECONDS);
      if (taken > bytes) {
        throw new AssertionError(taken + " bytes allocated, where " + bytes + " are allowed");
      }
    } catch (TimeoutException e) {
      AssertionError late = new AssertionError("not done within " + within);
      late.setStackTrace(thread.getStackTrace());
      throw late;
    } catch (ExecutionException e) {
      throw new AssertionError("not refused by a typed fault", e.getCause());
    }
  }
}

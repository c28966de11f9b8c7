package xyz.infinitehash.substrate.rpc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short tasks later. The test's one runs them when the test moves its clock. */
public interface Scheduler {
  /** Runs the task once after the delay, on any thread; the task must not block. */
  Alarm after(Duration delay, Runnable task);

  /** The time, for people: nothing waits by it. */
  Instant now();

  /** A task that has not run yet. */
  interface Alarm {
    /** Does nothing when the task has run. */
    void cancel();
  }

  /** One daemon thread on the machine's monotonic clock, for the whole process. */
  static Scheduler system() {
    return SystemClock.INSTANCE;
  }

  /** The process-wide one. */
  final class SystemClock implements Scheduler {
    private static final SystemClock INSTANCE = new SystemClock();
    private final ScheduledThreadPoolExecutor executor;

    private SystemClock() {
      executor =
          new ScheduledThreadPoolExecutor(
              1, Thread.ofPlatform().daemon().name("rpc-alarms").factory());
      executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
      return InstantSource.system().instant();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
      var future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    }
  }
}

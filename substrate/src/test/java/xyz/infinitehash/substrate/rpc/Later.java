package xyz.infinitehash.substrate.rpc;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A blocking call on its own thread. */
final class Later<T> {
  private final FutureTask<T> task;

  private Later(Callable<T> body) {
    task = new FutureTask<>(body);
    Thread.ofVirtual().start(task);
  }

  static <T> Later<T> run(Callable<T> body) {
    return new Later<>(body);
  }

  T get() throws Exception {
    try {
      return task.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}

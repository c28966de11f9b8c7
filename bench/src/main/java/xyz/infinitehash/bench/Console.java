package xyz.infinitehash.bench;

import java.io.PrintStream;
import xyz.infinitehash.bench.measure.Progress;

/** Progress on standard error: on a terminal in one line, elsewhere a line every few seconds. */
final class Console implements Progress {
  private static final long QUIET_NANOS = 5_000_000_000L;
  private static final String CLEAR = "\r\033[K";

  private final PrintStream err;
  private final boolean terminal;
  private long said = System.nanoTime();

  Console(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void say(String step) {
    if (terminal) {
      err.print(CLEAR + step);
      err.flush();
    } else if (System.nanoTime() - said > QUIET_NANOS) {
      said = System.nanoTime();
      err.println(step);
    }
  }

  @Override
  public void note(String text) {
    err.println((terminal ? CLEAR : "") + text);
  }

  void done() {
    if (terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }
}

package xyz.infinitehash.bench;

import java.io.PrintStream;
import xyz.infinitehash.bench.measure.Progress;

/** Progress on standard error: on a terminal in one line, elsewhere notes only. */
final class Console implements Progress {
  private static final String CLEAR = "\r\033[K";

  private final PrintStream err;
  private final boolean terminal;

  Console(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void say(String step) {
    if (terminal) {
      err.print(CLEAR + step);
      err.flush();
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

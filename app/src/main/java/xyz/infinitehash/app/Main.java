package xyz.infinitehash.app;

import xyz.infinitehash.app.cli.Ih;
import xyz.infinitehash.app.cli.UntilStopped;

/** Where {@code ./ih} arrives. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    UntilStopped.ofThisProcess();
    int code = Ih.run(args);
    UntilStopped.ended(code);
    System.exit(code);
  }
}

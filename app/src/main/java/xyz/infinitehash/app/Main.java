package xyz.infinitehash.app;

import xyz.infinitehash.app.cli.Ih;

/** Where {@code ./ih} arrives. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(Ih.run(args));
  }
}

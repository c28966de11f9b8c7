package xyz.infinitehash.app.cli;

/**
 * A command that cannot go on, in one sentence that says what to do; shown without a stack trace.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** A failure of exit code 1. */
  public CommandFailure(String message) {
    this(message, ExitCode.FAILED);
  }

  /**
   * @param exitCode one of {@link ExitCode}
   */
  public CommandFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}

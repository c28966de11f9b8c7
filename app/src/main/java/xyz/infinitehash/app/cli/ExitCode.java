package xyz.infinitehash.app.cli;

/** What the shell and the service supervisor are told. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** Failed; trying again may help. */
  public static final int FAILED = 1;

  /**
   * Must not be restarted without a person: a second validator on this hotkey, or a ledger in
   * doubt.
   */
  public static final int NEEDS_A_PERSON = 2;

  private ExitCode() {}
}

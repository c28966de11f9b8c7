package xyz.infinitehash.validator.intake;

/**
 * The share reached the sink so long after its time stamp that its window may be closed already;
 * counting it would change a score that was given. Without a stack trace.
 */
public final class LateShare extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says how late. */
  public LateShare(String message) {
    super(message, null, false, false);
  }
}

package xyz.infinitehash.substrate.value;

import xyz.infinitehash.substrate.SubstrateException;

/** A value that is not of the shape asked for; the message names the path to it. */
public final class ValueException extends SubstrateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong
   */
  public ValueException(String message) {
    super(message);
  }

  /** The same fault seen one step further out: {@code step} is put before the path. */
  ValueException within(String step) {
    return new ValueException(step + " > " + getMessage());
  }
}

package xyz.infinitehash.validator;

import org.jspecify.annotations.Nullable;

/** Base of this module's unchecked faults: the environment failed, not an expected outcome. */
public class ValidatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for the operator; never holds a password or a key
   */
  public ValidatorException(String message) {
    super(message);
  }

  /** With what caused it, when something did. */
  public ValidatorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

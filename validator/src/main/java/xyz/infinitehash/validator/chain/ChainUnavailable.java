package xyz.infinitehash.validator.chain;

import org.jspecify.annotations.Nullable;
import xyz.infinitehash.validator.ValidatorException;

/** The chain did not answer, or not in time. Whether a submission arrived is unknown. */
public final class ChainUnavailable extends ValidatorException {
  private static final long serialVersionUID = 1L;

  /** With what caused it, when something did. */
  public ChainUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

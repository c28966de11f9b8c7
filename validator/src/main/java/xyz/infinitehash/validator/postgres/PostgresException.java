package xyz.infinitehash.validator.postgres;

import org.jspecify.annotations.Nullable;
import xyz.infinitehash.validator.ValidatorException;

/** The database we start ourselves could not be unpacked, started, reached or stopped. */
public final class PostgresException extends ValidatorException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and what the operator can do. */
  public PostgresException(String message) {
    super(message);
  }

  /** With what caused it, when something did. */
  public PostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

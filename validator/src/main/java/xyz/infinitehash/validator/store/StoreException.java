package xyz.infinitehash.validator.store;

import java.sql.SQLException;
import xyz.infinitehash.validator.ValidatorException;

/** The database failed or could not be reached. What was to be done may be tried again. */
public final class StoreException extends ValidatorException {
  private static final long serialVersionUID = 1L;

  /** Says what was being done. */
  public StoreException(String doing, SQLException cause) {
    super(doing + ": " + cause.getMessage(), cause);
  }
}

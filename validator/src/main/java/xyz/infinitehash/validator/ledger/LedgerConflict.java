package xyz.infinitehash.validator.ledger;

import xyz.infinitehash.validator.ValidatorException;

/**
 * A row was not what its holder had seen: somebody else writes this ledger. Nothing was changed.
 */
public final class LedgerConflict extends ValidatorException {
  private static final long serialVersionUID = 1L;

  /** Says which row. */
  public LedgerConflict(String message) {
    super(message);
  }
}

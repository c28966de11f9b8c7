package xyz.infinitehash.validator.ledger;

/** Where one epoch's weights stand. Each state is in the database before the next effect. */
public enum LedgerState {
  /** The vector is fixed; nothing is signed, or what was signed can never land any more. */
  DECIDED,
  /** Bytes exist and are kept; they may have left or not. */
  SIGNED,
  /** The bytes were handed to a node at least once. */
  SENT,
  /**
   * They are in a finalized block and succeeded. The end; of a timelocked commit, waiting for the
   * reveal.
   */
  INCLUDED,
  /** A timelocked commit became weights. The end. */
  REVEALED,
  /** No weights for this epoch, for a named reason: no commit, or one never revealed. The end. */
  EXPIRED;

  /** Whether there is something left to do. */
  public boolean isOpen() {
    return this == DECIDED || this == SIGNED || this == SENT;
  }
}

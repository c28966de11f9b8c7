package xyz.infinitehash.validator.task;

import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.ledger.LedgerRow;

/** What the operator is told about weights; each method is one sentence, said when it happens. */
public interface ValidatorLog {
  /** Every source stored all of the window. */
  void windowClosed(EpochWindow window, WorkByHotkey work);

  /** Alert: no weights for this epoch, because a source did not finish in time. */
  void windowIncomplete(EpochWindow window, String reason);

  /** No weights for this epoch, because nobody registered worked. */
  void nobodyWorked(EpochWindow window, WorkByHotkey dropped);

  /**
   * Alert: these epochs ended while the validator was not running, or had no chain.
   *
   * @param first epoch missed
   * @param last epoch missed
   */
  void epochsMissed(long first, long last);

  /** Work under hotkeys that are not registered, which nobody is paid for. */
  void dropped(EpochWindow window, WorkByHotkey dropped);

  /** A vector stands. */
  void decided(LedgerRow row);

  /**
   * A hotkey of the vector lost its slot before anything was signed; the row has another vector.
   *
   * @param before the row as it was
   */
  void decidedAgain(LedgerRow before, LedgerRow anew);

  /** Bytes are kept, and go out next. */
  void signed(LedgerRow row);

  /** The chain or a node will not take these weights now; they are offered again. */
  void refused(LedgerRow row, String reason);

  /** The commit is in a finalized block. */
  void included(LedgerRow row);

  /** The chain revealed the commit: the weights stand. */
  void revealed(LedgerRow row);

  /** Alert: the commit landed and never became weights. */
  void notRevealed(LedgerRow row, String reason);

  /** An attempt can never land (again); another may follow. */
  void attemptOver(LedgerRow row, String outcome);

  /** Alert: no commit for this epoch. */
  void gaveUp(LedgerRow row, String reason);

  /** Alert: the chain has weights of ours that the ledger does not know; nothing is signed. */
  void inDoubt(String reason);

  /** Once: another process holds the ledger; this one stands by. */
  void standingBy();

  /** Once an outage: chain or database. */
  void unavailable(String reason);

  /** Once after an outage. */
  void available();
}

package xyz.infinitehash.validator.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.ledger.LedgerRow;

/** Keeps what the operator would have read, safe for two threads. */
public final class Log implements ValidatorLog {
  /** One line a sentence. */
  public final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void windowClosed(EpochWindow window, WorkByHotkey work) {
    lines.add("closed " + window.epoch());
  }

  @Override
  public void windowIncomplete(EpochWindow window, String reason) {
    lines.add("incomplete " + window.epoch() + ": " + reason);
  }

  @Override
  public void nobodyWorked(EpochWindow window, WorkByHotkey dropped) {
    lines.add("nobody " + window.epoch());
  }

  @Override
  public void epochsMissed(long first, long last) {
    lines.add("missed " + first + " to " + last);
  }

  @Override
  public void dropped(EpochWindow window, WorkByHotkey dropped) {
    lines.add("dropped " + dropped.byHotkey().size());
  }

  @Override
  public void decided(LedgerRow row) {
    lines.add("decided " + row.key().epoch());
  }

  @Override
  public void decidedAgain(LedgerRow before, LedgerRow anew) {
    lines.add("decided again " + anew.key().epoch());
  }

  @Override
  public void signed(LedgerRow row) {
    lines.add("signed " + row.key().epoch() + " attempt " + row.attempt());
  }

  @Override
  public void refused(LedgerRow row, String reason) {
    lines.add("refused " + row.key().epoch() + ": " + reason);
  }

  @Override
  public void included(LedgerRow row) {
    lines.add("included " + row.key().epoch());
  }

  @Override
  public void revealed(LedgerRow row) {
    lines.add("revealed " + row.key().epoch());
  }

  @Override
  public void notRevealed(LedgerRow row, String reason) {
    lines.add("not revealed " + row.key().epoch() + ": " + reason);
  }

  @Override
  public void attemptOver(LedgerRow row, String outcome) {
    lines.add("over " + row.key().epoch() + ": " + outcome);
  }

  @Override
  public void gaveUp(LedgerRow row, String reason) {
    lines.add("gave up " + row.key().epoch() + ": " + reason);
  }

  @Override
  public void inDoubt(String reason) {
    lines.add("in doubt: " + reason);
  }

  @Override
  public void standingBy() {
    lines.add("standing by");
  }

  @Override
  public void unavailable(String reason) {
    lines.add("unavailable");
  }

  @Override
  public void available() {
    lines.add("available");
  }
}

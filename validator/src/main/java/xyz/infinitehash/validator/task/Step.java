package xyz.infinitehash.validator.task;

import java.util.List;
import xyz.infinitehash.validator.ledger.LedgerRow;

/** Where one pass of {@link WeightsTask} came to. */
public sealed interface Step {
  /** Another process holds the ledger. */
  record StandingBy() implements Step {}

  /**
   * Nothing to do until something happens elsewhere.
   *
   * @param reason such as the source that is not done
   */
  record Waiting(String reason) implements Step {}

  /**
   * The last ended epoch gets no weights.
   *
   * @param reason incomplete, or nobody worked
   */
  record NoWeights(long epoch, String reason) implements Step {}

  /**
   * The last ended epoch's rows as they stand, one a mechanism; done when none is open.
   *
   * @param rows in the order of the mechanisms
   */
  record Weighed(List<LedgerRow> rows) implements Step {
    /** Copies. */
    public Weighed {
      rows = List.copyOf(rows);
    }

    /** True when every row reached its end. */
    public boolean isDone() {
      return rows.stream().noneMatch(row -> row.state().isOpen());
    }
  }

  /**
   * The chain has weights of ours that the ledger does not know: another validator runs under this
   * hotkey, or the ledger is an old copy. A person must look; exit code 2.
   */
  record InDoubt(String reason) implements Step {}
}

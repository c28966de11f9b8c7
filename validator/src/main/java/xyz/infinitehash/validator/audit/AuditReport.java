package xyz.infinitehash.validator.audit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.ledger.LedgerRow;

/**
 * One epoch's weights three times: as decided, as computed anew from the stored shares, and as the
 * chain has them.
 *
 * @param row of the ledger
 * @param window whose work it pays
 * @param work summed anew
 * @param recomputed weights computed anew; empty map when nobody worked
 * @param onChain what the chain has since the commit's block; empty when it did not land
 * @param shares hashed anew
 * @param differences every difference in words; empty means equal bit for bit
 */
public record AuditReport(
    LedgerRow row,
    EpochWindow window,
    WorkByHotkey work,
    SortedMap<AccountId, Integer> recomputed,
    Optional<SortedMap<AccountId, Integer>> onChain,
    ShareCheck shares,
    List<String> differences) {
  /** Copies. */
  public AuditReport {
    recomputed = Collections.unmodifiableSortedMap(new TreeMap<>(recomputed));
    differences = List.copyOf(differences);
  }

  /** Law L3 holds for this epoch. */
  public boolean isEqual() {
    return differences.isEmpty();
  }
}

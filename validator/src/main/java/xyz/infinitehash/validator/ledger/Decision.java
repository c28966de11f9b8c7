package xyz.infinitehash.validator.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.WorkByHotkey;

/**
 * A vector with everything it was computed from.
 *
 * @param key for whom and when
 * @param rules name of the rule set
 * @param vector its outcome
 * @param work the work of the window, dropped hotkeys included
 * @param registered hotkeys and UIDs at the window's end block
 * @param registeredBlock the vector is made of those of them that are registered after this block;
 *     the window's end block unless it had to be made anew
 */
public record Decision(
    LedgerKey key,
    String rules,
    WeightVector vector,
    WorkByHotkey work,
    SortedMap<AccountId, Integer> registered,
    long registeredBlock) {
  /** Copies. */
  public Decision {
    registered = Collections.unmodifiableSortedMap(new TreeMap<>(registered));
  }
}

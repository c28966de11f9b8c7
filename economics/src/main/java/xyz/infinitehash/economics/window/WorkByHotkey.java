package xyz.infinitehash.economics.window;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * Work of each hotkey in one window, ordered by the bytes of the hotkey: the same shares give the
 * same value whatever order they were read in.
 *
 * @param byHotkey unmodifiable; a hotkey with no work may be present, one that is absent was not
 *     seen
 */
public record WorkByHotkey(SortedMap<AccountId, Work> byHotkey) {
  /** Nobody was seen. */
  public static final WorkByHotkey EMPTY = new WorkByHotkey(new TreeMap<>());

  /** Copies. */
  public WorkByHotkey {
    byHotkey = Collections.unmodifiableSortedMap(new TreeMap<>(byHotkey));
  }

  /** Copies a map of any order. */
  public static WorkByHotkey of(Map<AccountId, Work> byHotkey) {
    return new WorkByHotkey(new TreeMap<>(byHotkey));
  }

  /** This with more work of one hotkey. */
  public WorkByHotkey plus(AccountId hotkey, Work more) {
    TreeMap<AccountId, Work> sum = new TreeMap<>(byHotkey);
    sum.merge(hotkey, more, Work::plus);
    return new WorkByHotkey(sum);
  }

  /** Both together. */
  public WorkByHotkey plus(WorkByHotkey other) {
    TreeMap<AccountId, Work> sum = new TreeMap<>(byHotkey);
    other.byHotkey.forEach((hotkey, work) -> sum.merge(hotkey, work, Work::plus));
    return new WorkByHotkey(sum);
  }

  /** Work of a hotkey; {@link Work#NONE} when it was not seen. */
  public Work of(AccountId hotkey) {
    return byHotkey.getOrDefault(hotkey, Work.NONE);
  }

  /** Only the hotkeys that pass. */
  public WorkByHotkey only(Predicate<AccountId> wanted) {
    TreeMap<AccountId, Work> some = new TreeMap<>(byHotkey);
    some.keySet().removeIf(wanted.negate());
    return new WorkByHotkey(some);
  }

  /** Sum over all hotkeys. */
  public Work total() {
    return sum(byHotkey.values());
  }

  /** True when no hotkey was seen. */
  public boolean isEmpty() {
    return byHotkey.isEmpty();
  }

  private static Work sum(Collection<Work> works) {
    return works.stream().reduce(Work.NONE, Work::plus);
  }
}

package xyz.infinitehash.economics.weights;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.EconomicsException;

/**
 * Weights by hotkey, max-normalised: each from 1 to 65535 and at least one of them 65535. A hotkey
 * that is absent weighs nothing. Free of UIDs: those belong to a block and are looked up when the
 * call is built.
 *
 * @param byHotkey unmodifiable, ordered by the bytes of the hotkey, never empty
 */
public record WeightVector(SortedMap<AccountId, Integer> byHotkey) {
  /** The largest weight, u16. */
  public static final int MAX = 65_535;

  /** Copies and refuses what is not normalised. */
  public WeightVector {
    byHotkey = Collections.unmodifiableSortedMap(new TreeMap<>(byHotkey));
    int max = 0;
    for (int weight : byHotkey.values()) {
      if (weight < 1 || weight > MAX) {
        throw new EconomicsException("a weight is 1 to 65535, not " + weight);
      }
      max = Math.max(max, weight);
    }
    if (max != MAX) {
      throw new EconomicsException("the largest weight is 65535, not " + max);
    }
  }

  /** Copies a map of any order. */
  public static WeightVector of(Map<AccountId, Integer> byHotkey) {
    return new WeightVector(new TreeMap<>(byHotkey));
  }

  /** 0 to 65535; 0 when the hotkey is absent. */
  public int of(AccountId hotkey) {
    return byHotkey.getOrDefault(hotkey, 0);
  }
}

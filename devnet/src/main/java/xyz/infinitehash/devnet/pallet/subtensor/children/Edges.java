package xyz.infinitehash.devnet.pallet.subtensor.children;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.value.Value;

/**
 * Whom a hotkey is tied to and with which part of its stake, in 2^64ths, as one row of {@code
 * ChildKeys} or {@code ParentKeys} has it.
 */
final class Edges {
  private Edges() {}

  /** A row by hotkey; of a hotkey named twice the later entry counts. */
  static SortedMap<AccountId, BigInteger> of(List<Value> row) {
    SortedMap<AccountId, BigInteger> edges = new TreeMap<>();
    row.forEach(edge -> edges.put(edge.item(1).asAccountId(), edge.item(0).asBigInteger()));
    return edges;
  }

  /** The row in order of hotkeys. */
  static List<Value> row(SortedMap<AccountId, BigInteger> edges) {
    return edges.entrySet().stream().map(edge -> edge(edge.getKey(), edge.getValue())).toList();
  }

  /** A row with another part for a hotkey, where it stood or at the end. */
  static List<Value> with(List<Value> row, AccountId hotkey, BigInteger part) {
    List<Value> changed = new ArrayList<>(row);
    for (int i = 0; i < changed.size(); i++) {
      if (isOf(changed.get(i), hotkey)) {
        changed.set(i, edge(hotkey, part));
        return changed;
      }
    }
    changed.add(edge(hotkey, part));
    return changed;
  }

  /** A row without a hotkey. */
  static List<Value> without(List<Value> row, AccountId hotkey) {
    return row.stream().filter(edge -> !isOf(edge, hotkey)).toList();
  }

  private static boolean isOf(Value edge, AccountId hotkey) {
    return edge.item(1).asAccountId().equals(hotkey);
  }

  private static Value edge(AccountId hotkey, BigInteger part) {
    return Value.seq(Value.of(part), Value.of(hotkey));
  }
}

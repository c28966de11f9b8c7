package xyz.infinitehash.devnet.pallet.subtensor.children;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/**
 * One hotkey's children and parents on one subnet. Both ends of every tie are kept in storage:
 * {@code ChildKeys} at the parent, {@code ParentKeys} at the child.
 *
 * @param hotkey the one in the middle
 * @param children what it lends, in 2^64ths of its stake, by hotkey
 * @param parents what it is lent
 */
public record Kinship(
    AccountId hotkey,
    SortedMap<AccountId, BigInteger> children,
    SortedMap<AccountId, BigInteger> parents) {
  private static final BigInteger WHOLE = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final int MOST_CHILDREN = 5;
  private static final String CHILDREN = "ChildKeys";
  private static final String PARENTS = "ParentKeys";

  /** Copies. */
  public Kinship {
    children = Collections.unmodifiableSortedMap(new java.util.TreeMap<>(children));
    parents = Collections.unmodifiableSortedMap(new java.util.TreeMap<>(parents));
  }

  /** What storage has; a hotkey's tie to itself is not read. Fails the call when it is unsound. */
  public static Kinship of(Store store, AccountId hotkey, int netuid) {
    return of(store, hotkey, netuid, store.row(CHILDREN, value(hotkey), value(netuid)));
  }

  /** The parents of storage and these children. */
  static Kinship of(Store store, AccountId hotkey, int netuid, List<Value> children) {
    SortedMap<AccountId, BigInteger> lent = Edges.of(children);
    SortedMap<AccountId, BigInteger> borrowed =
        Edges.of(store.row(PARENTS, value(hotkey), value(netuid)));
    lent.remove(hotkey);
    borrowed.remove(hotkey);
    Kinship kinship = new Kinship(hotkey, lent, borrowed);
    kinship.ensureSound();
    return kinship;
  }

  /** The same ties around another hotkey; fails when that is one of the relatives. */
  public Kinship around(AccountId other) {
    Kinship moved = new Kinship(other, children, parents);
    ensure(!children.containsKey(other) && !parents.containsKey(other), "InvalidChild");
    return moved;
  }

  /** Fails the call unless the hotkey may have these children with the parents it has. */
  public void ensureMayHave(List<Value> wanted) {
    SortedMap<AccountId, BigInteger> lent = Edges.of(wanted);
    ensure(!lent.containsKey(hotkey), "InvalidChild");
    ensure(lent.size() <= MOST_CHILDREN, "TooManyChildren");
    new Kinship(hotkey, lent, parents).ensureSound();
  }

  private void ensureSound() {
    BigInteger sum = children.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    ensure(sum.compareTo(WHOLE) <= 0, "ProportionOverflow");
    ensure(Collections.disjoint(children.keySet(), parents.keySet()), "ChildParentInconsistency");
  }

  /** Writes both ends of every tie. */
  public void store(Store store, int netuid) {
    tie(store, netuid, CHILDREN, PARENTS, children);
    tie(store, netuid, PARENTS, CHILDREN, parents);
  }

  private void tie(
      Store store, int netuid, String mine, String theirs, SortedMap<AccountId, BigInteger> now) {
    SortedSet<AccountId> before =
        new TreeSet<>(Edges.of(store.row(mine, value(hotkey), value(netuid))).keySet());
    put(store, mine, hotkey, netuid, Edges.row(now));
    now.forEach(
        (other, part) ->
            put(
                store,
                theirs,
                other,
                netuid,
                Edges.with(row(store, theirs, other, netuid), hotkey, part)));
    before.removeAll(now.keySet());
    before.forEach(
        other ->
            put(
                store,
                theirs,
                other,
                netuid,
                Edges.without(row(store, theirs, other, netuid), hotkey)));
  }

  private static List<Value> row(Store store, String item, AccountId hotkey, int netuid) {
    return store.row(item, value(hotkey), value(netuid));
  }

  /** No row is kept empty. */
  private static void put(
      Store store, String item, AccountId hotkey, int netuid, List<Value> edges) {
    if (edges.isEmpty()) {
      store.remove(item, value(hotkey), value(netuid));
    } else {
      store.put(item, Value.of(edges), value(hotkey), value(netuid));
    }
  }
}

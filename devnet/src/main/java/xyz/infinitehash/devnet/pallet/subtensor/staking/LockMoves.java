package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.staking.LockState.Aging;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Locks.Place;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** Locks when a hotkey or a coldkey takes the place of another, or a coldkey changes its mind. */
public final class LockMoves {
  private final Store store;
  private final Locks locks;

  /** On a store. */
  public LockMoves(Store store) {
    this.store = store;
    this.locks = new Locks(store);
  }

  /** Accesses to storage that the chain charges. */
  public record Accesses(long reads, long writes) {}

  /**
   * The call {@code move_lock}: what a coldkey has locked on a subnet is locked to another hotkey.
   * The conviction stays when one coldkey owns both.
   */
  public void toHotkey(AccountId coldkey, AccountId hotkey, int netuid) {
    SubnetFacts facts = new SubnetFacts(store);
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    List<PalletStorage.Entry> entries =
        store.items().entries("Lock", value(coldkey), value(netuid));
    ensure(!entries.isEmpty(), "NoExistingLock");
    Place from = Locks.place(entries.getFirst());
    Place to = new Place(coldkey, netuid, hotkey);
    LockState before = rolled(entries.getFirst());
    boolean kept = facts.coldkey(from.hotkey()).equals(facts.coldkey(hotkey));
    LockState after =
        new LockState(
                before.mass(), kept ? before.conviction() : Unsigned.u64f64(0), before.updated())
            .rolled(store.now(), locks.aging(to));
    locks.remove(from);
    locks.put(to, after);
    locks.takeFromSum(from, before);
    locks.addToSum(to, after);
    store.event("LockMoved", value(coldkey), value(from.hotkey()), value(hotkey), value(netuid));
  }

  /** All locks of a coldkey go to another one, which must have none. */
  public void toColdkey(AccountId before, AccountId after) {
    for (PalletStorage.Entry entry : store.items().entries("Lock", value(after))) {
      ensure(rolled(entry).mass() == 0, "ActiveLockExists");
    }
    List<PalletStorage.Entry> all = store.items().entries("Lock", value(before));
    List<LockState> states = all.stream().map(this::rolled).toList();
    for (int i = 0; i < all.size(); i++) {
      Place place = Locks.place(all.get(i));
      locks.remove(place);
      locks.takeFromSum(place, states.get(i));
    }
    for (PalletStorage.Entry entry : store.items().entries("DecayingLock", value(before))) {
      Value net = entry.keys().get(1);
      store.remove("DecayingLock", value(before), net);
      store.put("DecayingLock", entry.value(), value(after), net);
    }
    moveFlags(before, after);
    for (int i = 0; i < all.size(); i++) {
      Place from = Locks.place(all.get(i));
      Place to = new Place(after, from.netuid(), from.hotkey());
      LockState state = states.get(i).rolled(store.now(), locks.aging(to));
      locks.put(to, state);
      locks.addToSum(to, state);
    }
  }

  private void moveFlags(AccountId before, AccountId after) {
    Value flags = store.items().get("AccountFlags", value(before));
    store.remove("AccountFlags", value(before));
    if (flags.asBigInteger().signum() == 0) {
      store.remove("AccountFlags", value(after));
    } else {
      store.put("AccountFlags", flags, value(after));
    }
  }

  private LockState rolled(PalletStorage.Entry entry) {
    return LockState.of(entry.value()).rolled(store.now(), locks.aging(Locks.place(entry)));
  }

  /** All locks to a hotkey on some subnets go to another one, and with them their sums. */
  public Accesses toHotkey(AccountId before, AccountId after, List<Integer> netuids) {
    long reads = 5L * netuids.size();
    long writes = 0;
    for (int netuid : netuids) {
      Roles roles = new Roles(isOwner(netuid, before), isOwner(netuid, after));
      if (roles.any() || hasSum(netuid, before)) {
        List<PalletStorage.Entry> listed =
            store.items().entries("LockingColdkeys", value(netuid), value(before));
        reads += listed.size();
        for (PalletStorage.Entry entry : listed) {
          writes += moveOne(entry.keys().get(2).asAccountId(), netuid, before, after, roles);
        }
        moveSums(netuid, before, after, roles);
        writes += 6;
      }
    }
    return new Accesses(reads, writes);
  }

  /** Whether the hotkeys are the subnet owner's; the new one is when the old one was. */
  private record Roles(boolean before, boolean newIs) {
    boolean any() {
      return before || newIs;
    }
  }

  private boolean isOwner(int netuid, AccountId hotkey) {
    return store.account("SubnetOwnerHotkey", value(netuid)).equals(hotkey);
  }

  private boolean hasSum(int netuid, AccountId hotkey) {
    return store.exists("HotkeyLock", value(netuid), value(hotkey))
        || store.exists("DecayingHotkeyLock", value(netuid), value(hotkey));
  }

  private long moveOne(
      AccountId coldkey, int netuid, AccountId before, AccountId after, Roles roles) {
    Place from = new Place(coldkey, netuid, before);
    if (!store.exists("Lock", from.keys())) {
      locks.remove(from);
      return 1;
    }
    boolean perpetual = locks.aging(from).perpetual();
    LockState moved =
        LockState.of(store.items().get("Lock", from.keys()))
            .rolled(store.now(), aging(roles.before(), perpetual))
            .rolled(store.now(), aging(roles.any(), perpetual));
    locks.remove(from);
    locks.put(new Place(coldkey, netuid, after), moved);
    return 2;
  }

  private void moveSums(int netuid, AccountId before, AccountId after, Roles roles) {
    for (boolean perpetual : new boolean[] {true, false}) {
      String prefix = perpetual ? "" : "Decaying";
      Optional<LockState> sum =
          take(prefix, netuid, before, roles.before())
              .map(state -> state.rolled(store.now(), aging(roles.before(), perpetual)))
              .map(state -> state.rolled(store.now(), aging(roles.any(), perpetual)));
      if (sum.isPresent() && !sum.get().isNothing()) {
        store.put(item(prefix, roles.any()), sum.get().value(), keys(netuid, after, roles.any()));
      }
    }
  }

  private Optional<LockState> take(String prefix, int netuid, AccountId hotkey, boolean owner) {
    Value[] keys = keys(netuid, hotkey, owner);
    String item = item(prefix, owner);
    if (!store.exists(item, keys)) {
      return Optional.empty();
    }
    LockState sum = LockState.of(store.items().get(item, keys));
    store.remove(item, keys);
    return Optional.of(sum);
  }

  private static String item(String prefix, boolean owner) {
    return prefix + (owner ? "OwnerLock" : "HotkeyLock");
  }

  private static Value[] keys(int netuid, AccountId hotkey, boolean owner) {
    return owner ? new Value[] {value(netuid)} : new Value[] {value(netuid), value(hotkey)};
  }

  private Aging aging(boolean owner, boolean perpetual) {
    return new Aging(store.number("UnlockRate"), store.number("MaturityRate"), owner, perpetual);
  }
}

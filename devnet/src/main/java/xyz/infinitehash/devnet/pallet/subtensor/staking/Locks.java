package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.LockState.Aging;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * Alpha that a coldkey locks to one hotkey of a subnet and cannot unstake. Beside each lock runs a
 * sum by hotkey, or by subnet for the owner's hotkey, kept apart for locks that melt and locks that
 * do not. A lock does not follow stake that goes to another coldkey.
 */
public final class Locks {
  private final Store store;

  /** On a store. */
  public Locks(Store store) {
    this.store = store;
  }

  /** One coldkey's lock on a subnet, with the hotkey it is to. */
  record Place(AccountId coldkey, int netuid, AccountId hotkey) {
    Value[] keys() {
      return new Value[] {value(coldkey), value(netuid), value(hotkey)};
    }
  }

  /** The call {@code lock_stake}: more to the lock there is. */
  public void lock(AccountId coldkey, AccountId hotkey, int netuid, long alpha) {
    ensure(alpha != 0, "AmountTooLow");
    ensure(new SubnetFacts(store).hotkeyExists(hotkey), "HotKeyAccountNotExists");
    for (PalletStorage.Entry there : entries(coldkey, netuid)) {
      ensure(there.keys().get(2).equals(value(hotkey)), "LockHotkeyMismatch");
    }
    Place place = new Place(coldkey, netuid, hotkey);
    Aging aging = aging(place);
    LockState rolled = roll(place);
    long locked = rolled.mass() + alpha;
    ensure(
        Long.compareUnsigned(locked, alpha) >= 0
            && Long.compareUnsigned(total(coldkey, netuid), locked) >= 0,
        "InsufficientStakeForLock");
    put(place, new LockState(locked, rolled.conviction(), store.now()).rolled(store.now(), aging));
    addToSum(place, new LockState(alpha, Unsigned.u64f64(0), store.now()));
    store.event("StakeLocked", value(coldkey), value(hotkey), value(netuid), value(alpha));
  }

  /** The call {@code set_perpetual_lock}. */
  public void setPerpetual(AccountId coldkey, int netuid, boolean enabled) {
    boolean changes = aging(new Place(coldkey, netuid, Store.nobody())).perpetual() != enabled;
    for (PalletStorage.Entry entry : entries(coldkey, netuid)) {
      Place place = place(entry);
      LockState rolled = roll(place);
      if (changes) {
        takeFromSum(place, rolled);
      }
    }
    if (enabled) {
      store.put("DecayingLock", Value.of(false), value(coldkey), value(netuid));
    } else {
      store.remove("DecayingLock", value(coldkey), value(netuid));
    }
    if (changes) {
      for (PalletStorage.Entry entry : entries(coldkey, netuid)) {
        addToSum(place(entry), LockState.of(entry.value()));
      }
    }
    store.event("PerpetualLockUpdated", value(coldkey), value(netuid), Value.of(enabled));
  }

  /** Locks what a subnet's owner got, if the subnet is set so. */
  public void lockOwnerCut(int netuid, long alpha) {
    if (alpha != 0 && store.flag("OwnerCutAutoLockEnabled", value(netuid))) {
      AccountId owner = store.account("SubnetOwner", value(netuid));
      AccountId hotkey =
          entries(owner, netuid).stream()
              .map(entry -> entry.keys().get(2).asAccountId())
              .findFirst()
              .orElse(store.account("SubnetOwnerHotkey", value(netuid)));
      lock(owner, hotkey, netuid, alpha);
    }
  }

  /** All stake of a coldkey on a subnet, rao. */
  public long total(AccountId coldkey, int netuid) {
    return store.row("StakingHotkeys", value(coldkey)).stream()
        .mapToLong(hotkey -> new Stakes(store).of(hotkey.asAccountId(), coldkey, netuid))
        .sum();
  }

  /** Of it what is locked now, rao. */
  public long locked(AccountId coldkey, int netuid) {
    return entries(coldkey, netuid).stream()
        .mapToLong(e -> LockState.of(e.value()).rolled(store.now(), aging(place(e))).mass())
        .sum();
  }

  /** A coldkey's lock on a subnet as of now, as the chain tells it. */
  public Optional<Value> of(AccountId coldkey, int netuid) {
    return entries(coldkey, netuid).stream()
        .map(e -> LockState.of(e.value()).rolled(store.now(), aging(place(e))).value())
        .findFirst();
  }

  /** Fails the call when it would unstake what is locked. */
  void ensureAvailable(AccountId coldkey, int netuid, long alpha) {
    long available = Math.max(0, total(coldkey, netuid) - locked(coldkey, netuid));
    ensure(Long.compareUnsigned(available, alpha) >= 0, "StakeUnavailable");
  }

  /** Brings a coldkey's lock up to date; one that melted away goes. */
  void age(AccountId coldkey, int netuid) {
    entries(coldkey, netuid).forEach(entry -> roll(place(entry)));
  }

  /** Clears everything locked on a subnet. */
  public void clear(int netuid) {
    Value net = value(netuid);
    for (PalletStorage.Entry entry : store.items().entries("Lock")) {
      if (entry.keys().get(1).equals(net)) {
        store.remove("Lock", entry.keys().toArray(Value[]::new));
      }
    }
    for (PalletStorage.Entry entry : store.items().entries("DecayingLock")) {
      if (entry.keys().get(1).equals(net)) {
        store.remove("DecayingLock", entry.keys().toArray(Value[]::new));
      }
    }
    List.of("LockingColdkeys", "HotkeyLock", "DecayingHotkeyLock")
        .forEach(item -> store.items().clear(item, net));
    List.of("OwnerLock", "DecayingOwnerLock").forEach(item -> store.remove(item, net));
  }

  private List<PalletStorage.Entry> entries(AccountId coldkey, int netuid) {
    return store.items().entries("Lock", value(coldkey), value(netuid));
  }

  static Place place(PalletStorage.Entry entry) {
    return new Place(
        entry.keys().get(0).asAccountId(),
        entry.keys().get(1).asInt(),
        entry.keys().get(2).asAccountId());
  }

  Aging aging(Place place) {
    Value[] decaying = {value(place.coldkey()), value(place.netuid())};
    return new Aging(
        store.number("UnlockRate"),
        store.number("MaturityRate"),
        store.account("SubnetOwnerHotkey", value(place.netuid())).equals(place.hotkey()),
        store.exists("DecayingLock", decaying)
            && !store.items().get("DecayingLock", decaying).asBool());
  }

  /** The lock as of now; what it lost its sum loses as well. */
  private LockState roll(Place place) {
    LockState before =
        store.exists("Lock", place.keys())
            ? LockState.of(store.items().get("Lock", place.keys()))
            : LockState.empty(store.now());
    LockState after = before.rolled(store.now(), aging(place));
    long lost = Math.max(0, before.mass() - after.mass());
    Unsigned lostConviction = before.conviction().minus(after.conviction());
    put(place, after);
    LockState sum = sum(place);
    putSum(
        place,
        lost == 0 && lostConviction.isZero()
            ? sum.rolled(store.now(), aging(place))
            : sum.minus(lost, lostConviction).at(store.now()));
    return after;
  }

  void remove(Place place) {
    store.remove("LockingColdkeys", listed(place));
    store.remove("Lock", place.keys());
  }

  private static Value[] listed(Place place) {
    return new Value[] {value(place.netuid()), value(place.hotkey()), value(place.coldkey())};
  }

  void put(Place place, LockState lock) {
    if (lock.isDust()) {
      remove(place);
    } else {
      store.put("LockingColdkeys", Value.seq(), listed(place));
      store.put("Lock", lock.value(), place.keys());
    }
  }

  void takeFromSum(Place place, LockState less) {
    LockState sum = sum(place).rolled(store.now(), aging(place));
    putSum(place, sum.minus(less.mass(), less.conviction()));
  }

  void addToSum(Place place, LockState more) {
    Aging aging = aging(place);
    LockState sum = sum(place).rolled(store.now(), aging).plus(more);
    putSum(place, sum.rolled(store.now(), aging));
  }

  private LockState sum(Place place) {
    String item = sumItem(place);
    return store.exists(item, sumKeys(place))
        ? LockState.of(store.items().get(item, sumKeys(place)))
        : LockState.empty(store.now());
  }

  private void putSum(Place place, LockState sum) {
    if (sum.isNothing()) {
      store.remove(sumItem(place), sumKeys(place));
    } else {
      store.put(sumItem(place), sum.value(), sumKeys(place));
    }
  }

  private String sumItem(Place place) {
    Aging aging = aging(place);
    return (aging.perpetual() ? "" : "Decaying") + (aging.owner() ? "OwnerLock" : "HotkeyLock");
  }

  private Value[] sumKeys(Place place) {
    return aging(place).owner()
        ? new Value[] {value(place.netuid())}
        : new Value[] {value(place.netuid()), value(place.hotkey())};
  }
}

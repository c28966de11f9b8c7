package xyz.infinitehash.devnet.pallet.subtensor.keys;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.List;
import java.util.OptionalInt;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.LockMoves;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * The calls {@code swap_hotkey} and {@code swap_hotkey_v2}: a hotkey takes the place of another of
 * the same coldkey, on one subnet or on all.
 */
public final class HotkeySwap {
  private static final long COST = 100_000_000; // rao
  private static final long COST_ON_SUBNET = 1_000_000; // rao
  private static final long INTERVAL = 7_200; // blocks

  private final Store store;
  private final SubnetFacts facts;
  private final Meter meter = new Meter();
  private final AccountId coldkey;
  private final AccountId before;
  private final AccountId after;

  /** A swap that a coldkey wants. */
  public HotkeySwap(Store store, AccountId coldkey, AccountId before, AccountId after) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.coldkey = coldkey;
    this.before = before;
    this.after = after;
  }

  /**
   * Swaps.
   *
   * @param netuid the one subnet; empty for all
   * @param keepStake stake stays with the old hotkey
   * @return what it cost
   */
  public Weight run(OptionalInt netuid, boolean keepStake) {
    check(netuid);
    HotkeyMaps maps = new HotkeyMaps(store, meter, before, after);
    maps.copyMarks();
    if (netuid.isPresent()) {
      onSubnet(maps, netuid.getAsInt(), keepStake);
    } else {
      everywhere(maps, keepStake);
    }
    return meter.weight();
  }

  private void check(OptionalInt netuid) {
    ensure(facts.owns(coldkey, before), "NonAssociatedColdKey");
    ensure(!facts.hotkeyExists(after) || facts.owns(coldkey, after), "NonAssociatedColdKey");
    ensure(!before.equals(after), "NewHotKeyIsSameWithOld");
    long limit = store.number("TxRateLimit");
    long last = store.number("LastRateLimitedBlock", mark());
    ensure(
        limit == 0 || last == 0 || Math.max(0, store.now() - last) > limit,
        "HotKeySetTxRateLimitExceeded");
    meter.count(4, 0);
    boolean taken =
        netuid.isPresent()
            ? facts.uid(netuid.getAsInt(), after).isPresent()
            : facts.all().stream()
                .anyMatch(net -> store.flag("IsNetworkMember", value(after), value(net)));
    ensure(!taken, "HotKeyAlreadyRegisteredInSubNet");
    if (netuid.isEmpty() || netuid.getAsInt() == Store.ROOT) {
      ensure(isCleanOnRoot(), "NewHotKeyNotCleanForRootSwap");
    }
  }

  private boolean isCleanOnRoot() {
    return store.row("RootClaimable", value(after)).isEmpty()
        && new Stakes(store).of(after, Store.ROOT) == 0
        && store.items().entries("RootClaimed", value(Store.ROOT), value(after)).isEmpty();
  }

  private Value mark() {
    return Value.variant("LastTxBlock", value(coldkey));
  }

  private long lastSwap(int netuid) {
    return store.number("LastHotkeySwapOnNetuid", value(netuid), value(coldkey));
  }

  private void noteSwap(int netuid) {
    store.put("LastHotkeySwapOnNetuid", store.now(), value(netuid), value(coldkey));
    meter.count(0, 1);
  }

  private void noteCall() {
    store.put("LastRateLimitedBlock", store.now(), mark());
    meter.count(0, 1);
  }

  private void pay(long rao) {
    TaoMoves money = new TaoMoves(store);
    ensure(money.canPay(coldkey, rao), "NotEnoughBalanceToPaySwapHotKey");
    money.recycle(coldkey, rao);
  }

  private void onSubnet(HotkeyMaps maps, int netuid, boolean keepStake) {
    ensure(lastSwap(netuid) + INTERVAL < store.now(), "HotKeySwapOnSubnetIntervalNotPassed");
    ensure(!facts.isSubnetAccount(after), "CannotUseSystemAccount");
    meter.count(5, 0);
    pay(COST_ON_SUBNET);
    meter.count(1, 1);
    maps.own(coldkey, false);
    moveLocks(List.of(netuid));
    moveOn(maps, netuid, keepStake);
    noteCall();
    noteSwap(netuid);
    store.event(
        "HotkeySwappedOnSubnet", value(coldkey), value(before), value(after), value(netuid));
  }

  private void everywhere(HotkeyMaps maps, boolean keepStake) {
    List<Integer> all = facts.all();
    meter.count(2L * all.size() + 1, 0);
    List<Integer> touched = all.stream().filter(this::takesPart).toList();
    for (int netuid : touched) {
      long last = lastSwap(netuid);
      ensure(last == 0 || last + INTERVAL < store.now(), "HotKeySwapOnSubnetIntervalNotPassed");
      meter.count(1, 0);
    }
    pay(COST);
    meter.count(3, 2);
    StakeHandover stake = new StakeHandover(store);
    List<AccountId> stakers = stake.stakers(before);
    meter.count(stakers.size(), 0);
    moveLocks(all);
    ensure(!facts.isSubnetAccount(after), "CannotUseSystemAccount");
    maps.own(coldkey, true);
    all.forEach(netuid -> moveOn(maps, netuid, keepStake));
    maps.moveEverywhere();
    if (!keepStake) {
      stake.rename(stakers, before, after, meter);
    }
    touched.forEach(this::noteSwap);
    noteCall();
    store.event("HotkeySwapped", value(coldkey), value(before), value(after));
  }

  private boolean takesPart(int netuid) {
    return store.flag("IsNetworkMember", value(before), value(netuid))
        || !store.row("ChildKeys", value(before), value(netuid)).isEmpty();
  }

  private void moveLocks(List<Integer> netuids) {
    LockMoves.Accesses accesses = new LockMoves(store).toHotkey(before, after, netuids);
    meter.count(accesses.reads(), accesses.writes());
  }

  private void moveOn(HotkeyMaps maps, int netuid, boolean keepStake) {
    maps.moveOnSubnet(netuid, keepStake);
    if (!keepStake) {
      new StakeHandover(store).toHotkey(before, after, netuid, meter);
    }
  }
}

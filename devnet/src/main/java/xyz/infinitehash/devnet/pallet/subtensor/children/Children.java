package xyz.infinitehash.devnet.pallet.subtensor.children;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * Children of hotkeys: asked for by their coldkeys, made in the first epoch after a cooldown. On a
 * subnet that has not started they are made at once.
 */
public final class Children {
  private static final BigInteger WHOLE = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final String PENDING = "PendingChildKeys";

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public Children(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /**
   * The call {@code set_children}.
   *
   * @param children pairs of part and hotkey
   */
  public void ask(AccountId coldkey, AccountId hotkey, int netuid, List<Value> children) {
    LastCall last = LastCall.children(store, hotkey, netuid);
    ensure(last.isLongAgo(), "TxRateLimitExceeded");
    ensure(netuid != Store.ROOT, "RegistrationNotPermittedOnRootSubnet");
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(facts.owns(coldkey, hotkey), "NonAssociatedColdKey");
    ensure(
        children.stream().map(child -> child.item(1)).distinct().count() == children.size(),
        "DuplicateChild");
    Kinship.of(store, hotkey, netuid).ensureMayHave(children);
    ensure(children.isEmpty() || mayLend(hotkey, netuid), "NotEnoughStakeToSetChildkeys");
    last.isNow();
    if (!store.flag("SubtokenEnabled", value(netuid))) {
      make(hotkey, netuid, children);
      return;
    }
    long due = store.now() + store.number("PendingChildKeyCooldown");
    store.put(PENDING, Value.seq(Value.of(children), value(due)), value(netuid), value(hotkey));
    store.event(
        "SetChildrenScheduled", value(hotkey), value(netuid), value(due), Value.of(children));
  }

  private boolean mayLend(AccountId hotkey, int netuid) {
    return hasStake(hotkey)
        || (store.exists("SubnetOwnerHotkey", value(netuid))
            && store.account("SubnetOwnerHotkey", value(netuid)).equals(hotkey));
  }

  private boolean hasStake(AccountId hotkey) {
    return stake(hotkey).compareTo(store.big("StakeThreshold")) >= 0;
  }

  /** After stake left: whoever has too little of it may not wait for children any longer. */
  public void forgetUnlessStaked(AccountId hotkey) {
    if (!hasStake(hotkey)) {
      facts.all().forEach(netuid -> store.remove(PENDING, value(netuid), value(hotkey)));
    }
  }

  /** All of a hotkey's stake at the pools' prices, rao. */
  private BigInteger stake(AccountId hotkey) {
    Stakes stakes = new Stakes(store);
    AlphaPool pool = new AlphaPool(store);
    Unsigned sum = Unsigned.u64f64(0);
    for (int netuid : facts.all()) {
      sum = sum.plus(Unsigned.u64f64(stakes.of(hotkey, netuid)).times(pool.price(netuid)));
    }
    return BigInteger.valueOf(sum.rao());
  }

  /** Makes those whose cooldown is over, on subnets whose epoch ran in this block. */
  public void makeDue() {
    for (int netuid : facts.all()) {
      if (store.number("LastEpochBlock", value(netuid)) == store.now()) {
        makeDue(netuid);
      }
    }
  }

  private void makeDue(int netuid) {
    boolean started = store.flag("SubtokenEnabled", value(netuid));
    for (PalletStorage.Entry asked : store.items().entries(PENDING, value(netuid))) {
      if (asked.value().item(1).asLong() < store.now() || !started) {
        Value hotkey = asked.keys().get(1);
        make(hotkey.asAccountId(), netuid, asked.value().item(0).items());
        store.remove(PENDING, value(netuid), hotkey);
      }
    }
  }

  /** What is unsound by now is dropped without a word. */
  private void make(AccountId hotkey, int netuid, List<Value> children) {
    Kinship kinship;
    try {
      kinship = Kinship.of(store, hotkey, netuid, children);
    } catch (DispatchFault unsound) {
      return;
    }
    kinship.store(store, netuid);
    store.event("SetChildren", value(hotkey), value(netuid), Value.of(children));
  }

  /** A new subnet's owner becomes the child of every root validator that does not object. */
  public void adopt(int netuid) {
    AccountId owner = store.account("SubnetOwnerHotkey", value(netuid));
    Value whole = Value.seq(Value.of(WHOLE), value(owner));
    for (PalletStorage.Entry seat : store.items().entries("Keys", value(Store.ROOT))) {
      AccountId validator = seat.value().asAccountId();
      if (!validator.equals(owner) && store.flag("AutoParentDelegationEnabled", value(validator))) {
        adopt(validator, netuid, whole);
      }
    }
  }

  /** Who may not lend is passed over; the other validators are asked all the same. */
  private void adopt(AccountId validator, int netuid, Value child) {
    try {
      ask(facts.coldkey(validator), validator, netuid, List.of(child));
    } catch (DispatchFault refused) {
      return;
    }
  }

  /** The call {@code set_auto_parent_delegation_enabled}. */
  public void mayAdopt(AccountId coldkey, AccountId hotkey, boolean enabled) {
    ensure(facts.owns(coldkey, hotkey), "NonAssociatedColdKey");
    ensure(facts.uid(Store.ROOT, hotkey).isPresent(), "HotKeyNotRegisteredInSubNet");
    store.put("AutoParentDelegationEnabled", Value.of(enabled), value(hotkey));
    store.event("AutoParentDelegationEnabledSet", value(hotkey), Value.of(enabled));
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.children;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** What a hotkey keeps of the dividends of others' stake, in 65535ths: as delegate, as child. */
public final class Takes {
  private static final String DELEGATES = "Delegates";
  private static final String MARKS = "LastRateLimitedBlock";

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public Takes(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /** What is asked before a delegate's take may change at all. */
  public void check(AccountId coldkey, AccountId hotkey, int take) {
    ensure(take >= store.number("MinDelegateTake"), "DelegateTakeTooLow");
    ensure(take <= store.number("MaxDelegateTake"), "DelegateTakeTooHigh");
    checkOwner(coldkey, hotkey);
  }

  private void checkOwner(AccountId coldkey, AccountId hotkey) {
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    ensure(facts.owns(coldkey, hotkey), "NonAssociatedColdKey");
  }

  /** The call {@code increase_take}: not too often. */
  public void increase(AccountId coldkey, AccountId hotkey, int take) {
    checkOwner(coldkey, hotkey);
    ensure(stored(hotkey).map(before -> take > before).orElse(true), "DelegateTakeTooLow");
    ensure(take <= store.number("MaxDelegateTake"), "DelegateTakeTooHigh");
    long limit = store.number("TxDelegateTakeRateLimit");
    long last = store.number(MARKS, mark(hotkey));
    ensure(
        limit == 0 || last == 0 || Long.compareUnsigned(store.now() - last, limit) > 0,
        "DelegateTxRateLimitExceeded");
    set(coldkey, hotkey, take, "TakeIncreased");
  }

  /** The call {@code decrease_take}: at any time. */
  public void decrease(AccountId coldkey, AccountId hotkey, int take) {
    checkOwner(coldkey, hotkey);
    ensure(stored(hotkey).map(before -> take < before).orElse(true), "DelegateTakeTooLow");
    ensure(take >= store.number("MinDelegateTake"), "DelegateTakeTooLow");
    set(coldkey, hotkey, take, "TakeDecreased");
  }

  private Optional<Integer> stored(AccountId hotkey) {
    return store.exists(DELEGATES, value(hotkey))
        ? store.find(DELEGATES, value(hotkey)).map(Value::asInt)
        : Optional.empty();
  }

  private void set(AccountId coldkey, AccountId hotkey, int take, String event) {
    store.put(MARKS, store.now(), mark(hotkey));
    store.put(DELEGATES, take, value(hotkey));
    store.event(event, value(coldkey), value(hotkey), value(take));
  }

  private static Value mark(AccountId hotkey) {
    return Value.variant("LastTxBlockDelegateTake", value(hotkey));
  }

  /** The call {@code set_childkey_take}: up only now and then. */
  public void ofChild(AccountId coldkey, AccountId hotkey, int netuid, int take) {
    ensure(facts.owns(coldkey, hotkey), "NonAssociatedColdKey");
    ensure(
        take >= leastOfChild(netuid) && take <= store.number("MaxChildkeyTake"),
        "InvalidChildkeyTake");
    LastCall last = LastCall.take(store, hotkey, netuid);
    ensure(take <= ofChild(hotkey, netuid) || last.isLongAgo(), "TxChildkeyTakeRateLimitExceeded");
    last.isNow();
    store.put("ChildkeyTake", take, value(hotkey), value(netuid));
    store.event("ChildKeyTakeSet", value(hotkey), value(take));
  }

  /** What a child keeps of what its parents' stake earned; not below the subnet's minimum. */
  public long ofChild(AccountId hotkey, int netuid) {
    return Math.max(
        store.number("ChildkeyTake", value(hotkey), value(netuid)), leastOfChild(netuid));
  }

  private long leastOfChild(int netuid) {
    return Math.max(
        store.number("MinChildkeyTake"), store.number("MinChildkeyTakePerSubnet", value(netuid)));
  }
}

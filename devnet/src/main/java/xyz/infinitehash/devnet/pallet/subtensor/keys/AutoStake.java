package xyz.infinitehash.devnet.pallet.subtensor.keys;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** Where a coldkey's incentive is staked of itself. */
public final class AutoStake {
  private static final String DESTINATION = "AutoStakeDestination";
  private static final String COLDKEYS = "AutoStakeDestinationColdkeys";

  private final Store store;

  /** On a store. */
  public AutoStake(Store store) {
    this.store = store;
  }

  /** The call {@code set_coldkey_auto_stake_hotkey}. */
  public void set(AccountId coldkey, int netuid, AccountId hotkey) {
    SubnetFacts facts = new SubnetFacts(store);
    Value net = value(netuid);
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(facts.uid(netuid, hotkey).isPresent(), "HotKeyNotRegisteredInSubNet");
    if (store.exists(DESTINATION, value(coldkey), net)) {
      Value before = store.items().get(DESTINATION, value(coldkey), net);
      ensure(!before.equals(value(hotkey)), "SameAutoStakeHotkeyAlreadySet");
      List<Value> rest = new ArrayList<>(store.row(COLDKEYS, before, net));
      rest.remove(value(coldkey));
      store.put(COLDKEYS, Value.of(rest), before, net);
    }
    store.put(DESTINATION, value(hotkey), value(coldkey), net);
    if (!store.row(COLDKEYS, value(hotkey), net).contains(value(coldkey))) {
      store.push(COLDKEYS, value(coldkey), value(hotkey), net);
    }
    store.event("AutoStakeDestinationSet", value(coldkey), net, value(hotkey));
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.keys;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.RootClaims;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** Stake, and what it earned on root, that goes to another hotkey or coldkey. */
final class StakeHandover {
  private final Store store;
  private final Stakes stakes;

  StakeHandover(Store store) {
    this.store = store;
    this.stakes = new Stakes(store);
  }

  /** The coldkeys with stake with a hotkey, once for each subnet they have it on. */
  List<AccountId> stakers(AccountId hotkey) {
    return store.items().entries("AlphaV2", value(hotkey)).stream()
        .map(entry -> entry.keys().get(1).asAccountId())
        .toList();
  }

  /** All stake with a hotkey on a subnet goes to another hotkey, coldkey by coldkey. */
  void toHotkey(AccountId before, AccountId after, int netuid, Meter meter) {
    int all = stakers(before).size();
    meter.count(all, all);
    List<AccountId> coldkeys =
        store.items().entries("AlphaV2", value(before)).stream()
            .filter(entry -> entry.keys().get(2).equals(value(netuid)))
            .map(entry -> entry.keys().get(1).asAccountId())
            .sorted()
            .toList();
    for (AccountId coldkey : coldkeys) {
      long alpha = stakes.of(before, coldkey, netuid);
      stakes.shrink(before, coldkey, netuid, alpha);
      stakes.grow(after, coldkey, netuid, alpha);
      meter.count(3, 2);
      List<Value> hotkeys = store.row("StakingHotkeys", value(coldkey));
      if (hotkeys.contains(value(before)) && !hotkeys.contains(value(after))) {
        store.push("StakingHotkeys", value(after), value(coldkey));
        meter.count(0, 1);
      }
    }
    if (netuid == Store.ROOT) {
      moveRates(before, after, meter);
    }
  }

  /** Coldkeys stake with the new hotkey instead of the old one. */
  void rename(List<AccountId> coldkeys, AccountId before, AccountId after, Meter meter) {
    for (AccountId coldkey : coldkeys) {
      List<Value> hotkeys = new ArrayList<>(store.row("StakingHotkeys", value(coldkey)));
      meter.count(1, 0);
      if (hotkeys.contains(value(before))) {
        hotkeys.removeIf(hotkey -> hotkey.equals(value(before)) || hotkey.equals(value(after)));
        hotkeys.add(value(after));
        store.put("StakingHotkeys", Value.of(hotkeys), value(coldkey));
        meter.count(0, 1);
      }
    }
  }

  /** What a rao on root with the hotkey has earned, and what of it was claimed. */
  private void moveRates(AccountId before, AccountId after, Meter meter) {
    Map<Integer, BigInteger> rates = new TreeMap<>();
    for (AccountId hotkey : List.of(after, before)) {
      for (Value rate : store.row("RootClaimable", value(hotkey))) {
        rates.merge(
            rate.item(0).asInt(), rate.item(1).field("bits").asBigInteger(), BigInteger::add);
      }
    }
    store.remove("RootClaimable", value(before));
    store.put("RootClaimable", row(rates), value(after));
    meter.count(3, 2);
    for (int netuid : rates.keySet()) {
      for (PalletStorage.Entry entry :
          store.items().entries("RootClaimed", value(netuid), value(before))) {
        AccountId coldkey = entry.keys().get(2).asAccountId();
        meter.count(3, 2);
        moveClaimed(netuid, before, after, coldkey, coldkey);
      }
    }
    if (store.exists("AutoParentDelegationEnabled", value(before))) {
      Value enabled = store.items().get("AutoParentDelegationEnabled", value(before));
      store.remove("AutoParentDelegationEnabled", value(before));
      store.put("AutoParentDelegationEnabled", enabled, value(after));
      meter.count(1, 2);
    }
  }

  private static Value row(Map<Integer, BigInteger> rates) {
    return Value.of(
        rates.entrySet().stream()
            .map(
                rate ->
                    Value.seq(
                        value(rate.getKey()), Value.struct("bits", Value.of(rate.getValue()))))
            .toList());
  }

  private void moveClaimed(
      int netuid, AccountId fromHotkey, AccountId toHotkey, AccountId from, AccountId to) {
    Value net = value(netuid);
    BigInteger moved = store.big("RootClaimed", net, value(fromHotkey), value(from));
    store.remove("RootClaimed", net, value(fromHotkey), value(from));
    BigInteger sum = store.big("RootClaimed", net, value(toHotkey), value(to)).add(moved);
    store.put("RootClaimed", Value.of(sum), net, value(toHotkey), value(to));
  }

  /** All stake of a coldkey on a subnet goes to another coldkey, hotkey by hotkey. */
  void toColdkey(AccountId before, AccountId after, int netuid) {
    RootClaims claims = new RootClaims(store);
    for (Value each : store.row("StakingHotkeys", value(before))) {
      AccountId hotkey = each.asAccountId();
      long alpha = stakes.of(hotkey, before, netuid);
      stakes.shrink(hotkey, before, netuid, alpha);
      stakes.grow(hotkey, after, netuid, alpha);
      if (stakes.of(hotkey, after, netuid) != 0) {
        moveClaimed(netuid, hotkey, hotkey, before, after);
        if (netuid == Store.ROOT) {
          claims.remember(after);
        }
      }
    }
    if (netuid == Store.ROOT) {
      claims.forgetIfEmpty(before);
    }
  }
}

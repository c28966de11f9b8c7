package xyz.infinitehash.devnet.pallet.subtensor.keys;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * Every map that names a hotkey and what a swap does with its entries, but for stake ({@link
 * StakeHandover}), locks, and children and parents ({@link HotkeyKin}). Here is the one list: a map
 * that is to move belongs into it.
 */
final class HotkeyMaps {
  /** Entries by subnet and hotkey, or by hotkey and subnet, that move as they are. */
  private static final List<Moved> MOVED =
      List.of(
          new Moved("Prometheus", true, true),
          new Moved("Axons", true, true),
          new Moved("NeuronCertificates", true, true),
          new Moved("ChildkeyTake", false, false));

  /** Entries by mechanism and hotkey that move as they are, of members only. */
  private static final String BY_MECHANISM = "WeightCommits";

  /** Numbers that are added to those of the new hotkey; they go where the stake goes. */
  private static final List<Added> ADDED =
      List.of(
          new Added("TotalHotkeyAlphaLastEpoch", false, true),
          new Added("AlphaDividendsPerSubnet", true, true),
          new Added("VotingPower", true, false));

  /** Blocks of last calls: the new hotkey's begin as the old one's. */
  private static final List<String> MARKS =
      List.of("LastTxBlock", "LastTxBlockDelegateTake", "LastTxBlockChildKeyTake");

  private final Store store;
  private final Meter meter;
  private final AccountId before;
  private final AccountId after;

  HotkeyMaps(Store store, Meter meter, AccountId before, AccountId after) {
    this.store = store;
    this.meter = meter;
    this.before = before;
    this.after = after;
  }

  /**
   * A map whose entries move.
   *
   * @param netFirst the subnet comes before the hotkey
   * @param members only where the hotkey is registered
   */
  private record Moved(String item, boolean netFirst, boolean members) {}

  /**
   * A map whose numbers are added.
   *
   * @param zeros stored even when nothing is there
   */
  private record Added(String item, boolean netFirst, boolean zeros) {}

  private static Value[] keys(boolean netFirst, int netuid, AccountId hotkey) {
    return netFirst
        ? new Value[] {value(netuid), value(hotkey)}
        : new Value[] {value(hotkey), value(netuid)};
  }

  /** The marks of last calls, copied before anything else moves. */
  void copyMarks() {
    for (String mark : MARKS) {
      long block = store.number("LastRateLimitedBlock", mark(mark, before));
      store.put("LastRateLimitedBlock", block, mark(mark, after));
      meter.count(1, 1);
    }
  }

  private static Value mark(String name, AccountId who) {
    return Value.variant(name, value(who));
  }

  /** What is known of a hotkey whatever the subnet; only when it moves on all of them. */
  void moveEverywhere() {
    for (String mark : MARKS) {
      store.remove("LastRateLimitedBlock", mark(mark, before));
      meter.count(1, 2);
    }
    if (move("Delegates", new Value[] {value(before)}, new Value[] {value(after)})) {
      meter.count(2, 2);
    }
  }

  /** The owner of the new hotkey and the owner's list; the old one goes when it moves wholly. */
  void own(AccountId coldkey, boolean wholly) {
    List<Value> owned = new ArrayList<>(store.row("OwnedHotkeys", value(coldkey)));
    boolean listed = owned.contains(value(after));
    if (!listed) {
      owned.add(value(after));
    }
    if (wholly) {
      store.remove("Owner", value(before));
      owned.remove(value(before));
    }
    store.put("Owner", value(coldkey), value(after));
    meter.count(1, 1);
    if (wholly || !listed) {
      store.put("OwnedHotkeys", Value.of(owned), value(coldkey));
      meter.count(1, 1);
    }
  }

  /** What a subnet knows of the hotkey. */
  void moveOnSubnet(int netuid, boolean keepStake) {
    Value net = value(netuid);
    boolean member = store.flag("IsNetworkMember", value(before), net);
    store.remove("IsNetworkMember", value(before), net);
    store.put("IsNetworkMember", Value.of(member), value(after), net);
    meter.count(1, 2);
    if (member) {
      moveSeat(netuid);
    }
    for (Moved map : MOVED) {
      if ((member || !map.members()) && move(map, netuid)) {
        meter.count(1, 2);
      }
    }
    if (member) {
      moveCommits(netuid);
      renameLoaded(net);
    }
    new HotkeyKin(store, meter, before, after).move(netuid);
    moveAutoStakes(net);
    moveOwnership(netuid);
    if (!keepStake) {
      ADDED.forEach(map -> add(map, netuid));
    }
  }

  private void moveSeat(int netuid) {
    new SubnetFacts(store)
        .uid(netuid, before)
        .ifPresent(
            uid -> {
              store.remove("Uids", value(netuid), value(before));
              store.put("Uids", uid, value(netuid), value(after));
              store.put("Keys", value(after), value(netuid), value(uid));
              meter.count(1, 3);
            });
  }

  private boolean move(Moved map, int netuid) {
    return move(
        map.item(), keys(map.netFirst(), netuid, before), keys(map.netFirst(), netuid, after));
  }

  private boolean move(String item, Value[] from, Value[] to) {
    if (!store.exists(item, from)) {
      return false;
    }
    Value moved = store.items().get(item, from);
    store.remove(item, from);
    store.put(item, moved, to);
    return true;
  }

  private void moveCommits(int netuid) {
    for (int mechanism = 0; mechanism < new SubnetFacts(store).mechanisms(netuid); mechanism++) {
      int index = netuid + Store.MECHANISM_STEP * mechanism;
      if (move(BY_MECHANISM, keys(true, index, before), keys(true, index, after))) {
        meter.count(1, 2);
      }
    }
  }

  private void renameLoaded(Value net) {
    if (store.exists("LoadedEmission", net)) {
      List<Value> row =
          store.row("LoadedEmission", net).stream()
              .map(
                  each ->
                      each.item(0).equals(value(before))
                          ? Value.seq(value(after), each.item(1), each.item(2))
                          : each)
              .toList();
      store.put("LoadedEmission", Value.of(row), net);
      meter.count(1, 2);
    }
  }

  private void moveAutoStakes(Value net) {
    for (Value coldkey : store.row("AutoStakeDestinationColdkeys", value(before), net)) {
      store.put("AutoStakeDestination", value(after), coldkey, net);
    }
    move(
        "AutoStakeDestinationColdkeys",
        new Value[] {value(before), net},
        new Value[] {value(after), net});
  }

  private void moveOwnership(int netuid) {
    Value net = value(netuid);
    if (!store.exists("SubnetOwnerHotkey", net)) {
      return;
    }
    meter.count(1, 0);
    if (store.account("SubnetOwnerHotkey", net).equals(before)) {
      Store.ensure(!new SubnetFacts(store).isSubnetAccount(after), "CannotUseSystemAccount");
      store.put("SubnetOwnerHotkey", value(after), net);
      store.event("SubnetOwnerHotkeySet", net, value(after));
      meter.count(0, 1);
    }
  }

  private void add(Added map, int netuid) {
    Value[] from = keys(map.netFirst(), netuid, before);
    Value[] to = keys(map.netFirst(), netuid, after);
    long moved = store.number(map.item(), from);
    store.remove(map.item(), from);
    if (moved != 0 || map.zeros()) {
      store.put(map.item(), moved + store.number(map.item(), to), to);
    }
    meter.count(2, 2);
  }
}

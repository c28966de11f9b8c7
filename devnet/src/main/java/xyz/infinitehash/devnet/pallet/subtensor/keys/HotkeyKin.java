package xyz.infinitehash.devnet.pallet.subtensor.keys;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.children.Kinship;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** Children and parents of a hotkey whose place another one takes. */
final class HotkeyKin {
  private final Store store;
  private final Meter meter;
  private final AccountId before;
  private final AccountId after;

  HotkeyKin(Store store, Meter meter, AccountId before, AccountId after) {
    this.store = store;
    this.meter = meter;
    this.before = before;
    this.after = after;
  }

  void move(int netuid) {
    moveRelatives(netuid);
    renamePendingChild(value(netuid));
  }

  /** Children and parents, and the children asked for. */
  private void moveRelatives(int netuid) {
    Kinship ties = Kinship.of(store, before, netuid);
    new Kinship(before, new TreeMap<>(), new TreeMap<>()).store(store, netuid);
    store.put("ChildKeys", Value.seq(), value(before), value(netuid)); // the chain keeps it, empty
    int relatives = ties.children().size() + ties.parents().size();
    meter.count(2 + relatives, 2 + relatives);
    Kinship moved = ties.around(after);
    Value[] from = {value(netuid), value(before)};
    if (store.exists("PendingChildKeys", from)) {
      moved.ensureMayHave(store.items().get("PendingChildKeys", from).item(0).items());
      Value asked = store.items().get("PendingChildKeys", from);
      store.remove("PendingChildKeys", from);
      store.put("PendingChildKeys", asked, value(netuid), value(after));
      meter.count(1, 2);
    }
    moved.store(store, netuid);
    meter.count(1 + relatives, 1 + relatives);
  }

  private void renamePendingChild(Value net) {
    for (PalletStorage.Entry entry : store.items().entries("PendingChildKeys", net)) {
      meter.count(1, 0);
      List<Value> children = new ArrayList<>(entry.value().item(0).items());
      for (Value child : entry.value().item(0).items()) {
        if (child.item(1).equals(value(before))) {
          children.remove(child);
          children.add(Value.seq(child.item(0), value(after)));
          store.put(
              "PendingChildKeys",
              Value.seq(Value.of(children), entry.value().item(1)),
              entry.keys().toArray(Value[]::new));
          meter.count(1, 2);
          break;
        }
      }
    }
  }
}

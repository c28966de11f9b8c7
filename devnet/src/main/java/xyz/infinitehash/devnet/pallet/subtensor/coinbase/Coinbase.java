package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.devnet.pallet.subtensor.children.Children;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochSchedule;
import xyz.infinitehash.devnet.pallet.subtensor.staking.RootClaims;
import xyz.infinitehash.devnet.pallet.subtensor.store.Schedules;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.weights.TimelockedCommits;

/**
 * The beginning of every block: reveals, emission, then the epochs that are due, a limited number
 * of them.
 */
public final class Coinbase {
  private final Store store;

  /** On a store. */
  public Coinbase(Store store) {
    this.store = store;
  }

  /** Runs it; the registration prices of the block are set already. */
  public void beginBlock() {
    Emission emission = new Emission(store);
    long minted = emission.mint();
    new TimelockedCommits(store).reveal();
    emission.run(minted);
    SortedMap<Integer, Pending> due = new TreeMap<>();
    for (int netuid : new SubnetFacts(store).allButRoot()) {
      step(netuid, due);
    }
    due.forEach(
        (netuid, pending) -> {
          new Payout(store, netuid).distribute(pending);
          store.put("LastMechansimStepBlock", store.now(), value(netuid));
        });
    emission.update();
    new Children(store).makeDue();
    new RootClaims(store).claimForSome();
  }

  private void step(int netuid, SortedMap<Integer, Pending> due) {
    EpochSchedule before = Schedules.of(store, netuid);
    EpochSchedule counted = before.counted();
    if (!counted.isDue(store.now())) {
      Schedules.put(store, netuid, before, counted);
    } else if (due.size() >= store.number("MaxEpochsPerBlock")) {
      Schedules.put(store, netuid, before, counted.deferred(store.now()));
      store.event("EpochDeferred", value(netuid), value(store.now()), value(store.now() + 1));
    } else {
      Schedules.put(store, netuid, before, counted.ran(store.now()));
      due.put(netuid, Pending.drain(store, netuid));
    }
  }
}

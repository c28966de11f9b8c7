package xyz.infinitehash.devnet.pallet.subtensor.store;

import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochSchedule;
import xyz.infinitehash.substrate.value.Value;

/** A subnet's epoch schedule as storage has it. */
public final class Schedules {
  private Schedules() {}

  /** Reads it. */
  public static EpochSchedule of(Store store, int netuid) {
    Value net = Store.value(netuid);
    return new EpochSchedule(
        (int) store.number("Tempo", net),
        store.number("LastEpochBlock", net),
        store.number("PendingEpochAt", net),
        store.number("SubnetEpochIndex", net),
        store.number("BlocksSinceLastStep", net));
  }

  /** Writes what changed. */
  public static void put(Store store, int netuid, EpochSchedule before, EpochSchedule after) {
    Value net = Store.value(netuid);
    if (after.index() != before.index()) {
      store.put("LastEpochBlock", after.lastEpoch(), net);
      store.put("PendingEpochAt", after.pending(), net);
      store.put("SubnetEpochIndex", after.index(), net);
    } else if (after.pending() != before.pending()) {
      store.put("PendingEpochAt", after.pending(), net);
    }
    store.put("BlocksSinceLastStep", after.blocksSince(), net);
  }
}

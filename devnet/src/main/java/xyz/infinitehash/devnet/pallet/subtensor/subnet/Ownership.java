package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochSchedule;
import xyz.infinitehash.devnet.pallet.subtensor.store.Schedules;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;

/** What a subnet's owner may do with its epochs: set their length and call for one now. */
public final class Ownership {
  private static final int LEAST_FACTOR = 1_000;
  private static final int MOST_FACTOR = 50_000;

  private final Store store;

  /** On a store. */
  public Ownership(Store store) {
    this.store = store;
  }

  /** Lets only the subnet's owner pass. */
  public void ensureOwner(AccountId who, int netuid) {
    if (!store.exists("SubnetOwner", value(netuid))
        || !store.account("SubnetOwner", value(netuid)).equals(who)) {
      throw DispatchFault.plain("BadOrigin");
    }
  }

  /** The call {@code set_tempo}. */
  public void setTempo(AccountId owner, int netuid, int tempo) {
    ensureOwner(owner, netuid);
    ensure(
        tempo >= EpochSchedule.MIN_TEMPO && tempo <= EpochSchedule.MAX_TEMPO, "TempoOutOfBounds");
    ensureWindowOpen(netuid);
    OwnerLimit limit = OwnerLimit.tempo(store, owner, netuid);
    limit.check();
    applyTempo(netuid, tempo);
    limit.note();
  }

  /** Another tempo; the cycle begins anew. */
  public void applyTempo(int netuid, int tempo) {
    store.put("Tempo", tempo, value(netuid));
    store.event("TempoSet", value(netuid), value(tempo));
    store.put("LastEpochBlock", store.now(), value(netuid));
  }

  /** The call {@code trigger_epoch}. */
  public void trigger(AccountId owner, int netuid) {
    ensureOwner(owner, netuid);
    ensure(
        !store.flag("CommitRevealWeightsEnabled", value(netuid)),
        "DynamicTempoBlockedByCommitReveal");
    EpochSchedule schedule = Schedules.of(store, netuid);
    ensure(schedule.pending() == 0, "EpochTriggerAlreadyPending");
    long window = store.number("AdminFreezeWindow");
    ensure(schedule.untilAutomatic(store.now()) >= window, "AutoEpochAlreadyImminent");
    OwnerLimit limit = OwnerLimit.hyperparameter(store, netuid, "TriggerEpoch");
    limit.check();
    limit.note();
    store.put("PendingEpochAt", store.now() + window, value(netuid));
    store.event("EpochTriggered", value(netuid), value(owner), value(store.now() + window));
  }

  /** The call {@code set_activity_cutoff_factor}, by the owner. */
  public void setActivityCutoffFactor(AccountId owner, int netuid, long milli) {
    ensureOwner(owner, netuid);
    ensure(milli >= LEAST_FACTOR && milli <= MOST_FACTOR, "ActivityCutoffFactorMilliOutOfBounds");
    ensureWindowOpen(netuid);
    OwnerLimit limit = OwnerLimit.hyperparameter(store, netuid, "ActivityCutoffFactorMilli");
    limit.check();
    limit.note();
    store.put("ActivityCutoffFactorMilli", milli, value(netuid));
    store.event("ActivityCutoffFactorMilliSet", value(netuid), value(milli));
  }

  /** No parameter may change shortly before an epoch. */
  public void ensureWindowOpen(int netuid) {
    EpochSchedule schedule = Schedules.of(store, netuid);
    boolean frozen =
        (schedule.tempo() > 0 && schedule.pending() > store.now())
            || schedule.untilAutomatic(store.now()) < store.number("AdminFreezeWindow");
    ensure(!frozen, "AdminActionProhibitedDuringWeightsWindow");
  }
}

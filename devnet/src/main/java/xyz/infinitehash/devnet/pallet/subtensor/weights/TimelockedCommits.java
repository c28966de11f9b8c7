package xyz.infinitehash.devnet.pallet.subtensor.weights;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xyz.infinitehash.bittensor.weights.WeightsTlockPayload;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.drand.StoredPulse;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.store.Schedules;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.value.Value;

/**
 * Weights committed under a timelock: kept by the epoch of the commit, opened in the first block of
 * the epoch a reveal period later, or within that epoch as soon as the pulse is there.
 */
public final class TimelockedCommits {
  private static final String ITEM = "TimelockedWeightCommits";
  private static final int MOST_UNREVEALED = 10;

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public TimelockedCommits(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /** The calls that commit under a timelock; {@code round} is a u64. */
  public void commit(
      AccountId hotkey, int netuid, int mechanism, byte[] sealed, Value round, int version) {
    ensure(facts.exists(netuid) && mechanism < facts.mechanisms(netuid), "MechanismDoesNotExist");
    ensure(isHidden(netuid), "CommitRevealDisabled");
    ensure(version == store.number("CommitRevealWeightsVersion"), "IncorrectCommitRevealVersion");
    int uid =
        facts.uid(netuid, hotkey).orElseThrow(() -> Store.fault("HotKeyNotRegisteredInSubNet"));
    int index = netuid + Store.MECHANISM_STEP * mechanism;
    ensure(new WeightRules(store).isSlowEnough(netuid, index, uid), "CommittingWeightsTooFast");
    Value epoch = value(epoch(netuid));
    long own =
        store.row(ITEM, value(index), epoch).stream()
            .filter(commit -> commit.item(0).equals(value(hotkey)))
            .count();
    ensure(own < MOST_UNREVEALED, "TooManyUnrevealedCommits");
    Value commit = Value.seq(value(hotkey), value(store.now()), Value.of(sealed), round);
    store.push(ITEM, commit, value(index), epoch);
    store.event(
        "TimelockedWeightsCommitted",
        value(hotkey),
        value(index),
        Value.of(Blake2b.hash256(sealed)),
        round);
    new Neurons(store).setUpdated(index, netuid, uid);
  }

  /** A block's reveals, before its epochs. */
  public void reveal() {
    Set<Integer> deferred = deferred();
    for (int netuid : facts.allButRoot()) {
      if (!deferred.contains(netuid)) {
        reveal(netuid);
      }
    }
  }

  /** Subnets whose epoch is due but finds no place in this block. */
  private Set<Integer> deferred() {
    Set<Integer> deferred = new HashSet<>();
    long places = store.number("MaxEpochsPerBlock");
    for (int netuid : facts.allButRoot()) {
      if (Schedules.of(store, netuid).counted().isDue(store.now()) && places-- <= 0) {
        deferred.add(netuid);
      }
    }
    return deferred;
  }

  private void reveal(int netuid) {
    long epoch = epoch(netuid);
    long period = store.number("RevealPeriodEpochs", value(netuid));
    long due = Math.max(0, epoch - period);
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      Value index = value(netuid + Store.MECHANISM_STEP * mechanism);
      for (PalletStorage.Entry entry : store.items().entries(ITEM, index)) {
        if (entry.keys().get(1).asLong() < due) {
          store.remove(ITEM, index, entry.keys().get(1));
        }
      }
      if (epoch < period) {
        return;
      }
      List<Value> commits = store.row(ITEM, index, value(due));
      store.remove(ITEM, index, value(due));
      List<Value> waiting = new ArrayList<>();
      for (Value commit : commits) {
        if (!reveal(netuid, mechanism, commit)) {
          waiting.add(commit);
        }
      }
      if (!waiting.isEmpty()) {
        store.put(ITEM, Value.of(waiting), index, value(due));
      }
    }
  }

  /** False when the pulse is still to come; a commit that opens to nothing sound is gone. */
  private boolean reveal(int netuid, int mechanism, Value commit) {
    PalletStorage drand = store.block().state().of("Drand");
    if (!drand.exists("Pulses", commit.item(3))) {
      return false;
    }
    AccountId hotkey = commit.item(0).asAccountId();
    Value pulse = drand.get("Pulses", commit.item(3));
    if (StoredPulse.open(commit.item(2).asBytes(), pulse) instanceof Opening.Opened(byte[] plain)) {
      WeightsTlockPayload.revealed(hotkey, plain)
          .ifPresent(weights -> set(netuid, mechanism, hotkey, weights));
    }
    return true;
  }

  private void set(int netuid, int mechanism, AccountId hotkey, WeightsTlockPayload weights) {
    StateMap before = store.block().state().snapshot();
    try {
      new WeightRules(store)
          .setRevealed(
              hotkey,
              new WeightRules.Row(
                  netuid,
                  mechanism,
                  weights.uids(),
                  weights.values(),
                  new BigInteger(Long.toUnsignedString(weights.versionKey()))));
      store.event(
          "TimelockedWeightsRevealed",
          value(netuid + Store.MECHANISM_STEP * mechanism),
          value(hotkey));
    } catch (DispatchFault unsound) {
      store.block().state().restore(before);
    }
  }

  private long epoch(int netuid) {
    return Schedules.of(store, netuid).indexAt(store.now());
  }

  private boolean isHidden(int netuid) {
    return store.flag("CommitRevealWeightsEnabled", value(netuid));
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.weights;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** Setting weights: every check in the order in which the chain makes them. */
public final class WeightRules {
  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public WeightRules(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /**
   * Weights as sent.
   *
   * @param versionKey u64
   */
  public record Row(
      int netuid, int mechanism, List<Integer> uids, List<Integer> weights, BigInteger versionKey) {
    /** Copies. */
    public Row {
      uids = List.copyOf(uids);
      weights = List.copyOf(weights);
    }

    int index() {
      return (netuid + Store.MECHANISM_STEP * mechanism) & 0xffff;
    }

    boolean isSelfWeight(int uid) {
      return weights.size() == 1 && !uids.isEmpty() && uids.getFirst() == uid;
    }
  }

  /** Checks and stores a row that is set openly. */
  public void set(AccountId hotkey, Row row) {
    ensure(!isHidden(row), "CommitRevealEnabled");
    setRevealed(hotkey, row);
  }

  /** Checks and stores a row, also where weights are committed first. */
  void setRevealed(AccountId hotkey, Row row) {
    Value net = value(row.netuid());
    ensure(row.netuid() != Store.ROOT, "CanNotSetRootNetworkWeights");
    ensure(row.uids().size() == row.weights().size(), "WeightVecNotEqualSize");
    ensure(
        facts.exists(row.netuid()) && row.mechanism() < facts.mechanisms(row.netuid()),
        "MechanismDoesNotExist");
    ensure(row.uids().size() <= facts.size(row.netuid()), "UidsLengthExceedUidsInSubNet");
    int uid =
        facts
            .uid(row.netuid(), hotkey)
            .orElseThrow(() -> Store.fault("HotKeyNotRegisteredInSubNet"));
    ensure(
        new StakeWeight(store).maySetWeights(hotkey, row.netuid()), "NotEnoughStakeToSetWeights");
    BigInteger version = store.big("WeightsVersionKey", net);
    ensure(
        version.signum() == 0 || row.versionKey().compareTo(version) >= 0,
        "IncorrectWeightVersionKey");
    ensure(isHidden(row) || isSlowEnough(row.netuid(), row.index(), uid), "SettingWeightsTooFast");
    ensure(mayValidate(row, uid), "NeuronNoValidatorPermit");
    ensure(new HashSet<>(row.uids()).size() == row.uids().size(), "DuplicateUids");
    ensure(
        row.uids().stream().allMatch(other -> facts.hotkey(row.netuid(), other).isPresent()),
        "UidVecContainInvalidOne");
    long least = Math.min(facts.size(row.netuid()), store.number("MinAllowedWeights", net));
    ensure(row.isSelfWeight(uid) || row.weights().size() >= least, "WeightVecLengthIsLow");
    store(row, uid, MaxUpscale.of(row.weights()));
  }

  private void store(Row row, int uid, List<Integer> weights) {
    List<Value> pairs = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      pairs.add(Value.numbers(row.uids().get(i), weights.get(i)));
    }
    store.put("Weights", Value.of(pairs), value(row.index()), value(uid));
    if (!isHidden(row)) {
      new Neurons(store).setUpdated(row.index(), row.netuid(), uid);
    }
    store.event("WeightsSet", value(row.index()), value(uid));
  }

  private boolean isHidden(Row row) {
    return store.flag("CommitRevealWeightsEnabled", value(row.netuid()));
  }

  /** Whether enough blocks went by since the last weights; never for who is not there. */
  public boolean isSlowEnough(int netuid, int index, int uid) {
    int mechanism = index / Store.MECHANISM_STEP;
    if (index % Store.MECHANISM_STEP != netuid
        || !facts.exists(netuid)
        || mechanism >= facts.mechanisms(netuid)
        || facts.hotkey(netuid, uid).isEmpty()) {
      return false;
    }
    List<Value> updated = store.row("LastUpdate", value(index));
    long last = uid < updated.size() ? updated.get(uid).asLong() : 0;
    return last == 0
        || BigInteger.valueOf(store.now() - last)
                .compareTo(store.big("WeightsSetRateLimit", value(netuid)))
            >= 0;
  }

  private boolean mayValidate(Row row, int uid) {
    if (row.isSelfWeight(uid) || facts.ownerUid(row.netuid()).orElse(-1) == uid) {
      return true;
    }
    List<Value> permits = store.row("ValidatorPermit", value(row.netuid()));
    return uid < permits.size() && permits.get(uid).asBool();
  }
}

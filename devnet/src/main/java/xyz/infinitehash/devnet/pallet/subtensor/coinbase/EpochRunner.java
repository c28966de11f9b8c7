package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.Consensus;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochInput;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochTerms;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.LiquidAlpha;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** Reads what an epoch needs, runs consensus for every mechanism and stores what came of it. */
final class EpochRunner {
  private final Store store;
  private final SubnetFacts facts;
  private final int netuid;
  private final Value net;

  EpochRunner(Store store, int netuid) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.netuid = netuid;
    this.net = value(netuid);
  }

  /** The epoch of every mechanism; what each uid earned in all of them. */
  List<EpochTerms> run(long alpha) {
    List<Long> parts = MechanismSplit.of(alpha, facts.mechanisms(netuid), splitRule());
    List<List<EpochTerms>> all = new ArrayList<>();
    for (int mechanism = 0; mechanism < parts.size(); mechanism++) {
      List<EpochTerms> terms = Consensus.of(input(mechanism, parts.get(mechanism)));
      storeMechanism(netuid + Store.MECHANISM_STEP * mechanism, terms);
      all.add(terms);
    }
    List<EpochTerms> sum = MechanismSplit.sum(all, parts, alpha);
    storeSubnet(sum);
    return sum;
  }

  private Optional<List<Integer>> splitRule() {
    return store
        .find("MechanismEmissionSplit", net)
        .map(rule -> rule.items().stream().map(Value::asInt).toList());
  }

  private EpochInput input(int mechanism, long alpha) {
    int index = netuid + Store.MECHANISM_STEP * mechanism;
    StakeWeight weight = new StakeWeight(store);
    List<Value> updated = store.row("LastUpdate", value(index));
    List<Value> permits = store.row("ValidatorPermit", net);
    Map<AccountId, Long> commits = PendingCommits.earliest(store, netuid, index);
    List<EpochInput.Seat> seats = new ArrayList<>();
    for (int uid = 0; uid < facts.size(netuid); uid++) {
      AccountId hotkey = facts.hotkey(netuid, uid).orElse(Store.nobody());
      Long commit = commits.get(hotkey);
      seats.add(
          new EpochInput.Seat(
              store.number("BlockAtRegistration", net, value(uid)),
              uid < updated.size() ? updated.get(uid).asLong() : 0,
              weight.total(hotkey, netuid),
              uid < permits.size() && permits.get(uid).asBool(),
              commit == null ? OptionalLong.empty() : OptionalLong.of(commit),
              pairs("Weights", index, uid),
              pairs("Bonds", index, uid)));
    }
    return new EpochInput(store.now(), seats, facts.ownerUid(netuid), rules(), alpha);
  }

  private EpochInput.Rules rules() {
    int tempo = (int) store.number("Tempo", net);
    long previous = store.number("LastMechansimStepBlock", net);
    return new EpochInput.Rules(
        Math.max(1, store.number("ActivityCutoffFactorMilli", net) * tempo / 1000),
        previous == 0 ? Math.max(0, store.now() - tempo) : previous + 1,
        store.big("StakeThreshold"),
        (int) store.number("MaxAllowedValidators", net),
        (int) store.number("Kappa", net),
        (int) store.number("BondsPenalty", net),
        store.number("BondsMovingAverage", net),
        store.flag("Yuma3On", net),
        store.flag("LiquidAlphaOn", net) ? Optional.of(liquidAlpha()) : Optional.empty());
  }

  private LiquidAlpha liquidAlpha() {
    Value bounds = store.items().get("AlphaValues", net);
    return new LiquidAlpha(
        I32F32.share(bounds.item(0).asInt()),
        I32F32.share(bounds.item(1).asInt()),
        I32F32.of(store.number("AlphaSigmoidSteepness", net)));
  }

  private List<Map.Entry<Integer, Integer>> pairs(String item, int index, int uid) {
    return store.row(item, value(index), value(uid)).stream()
        .map(pair -> Map.entry(pair.item(0).asInt(), pair.item(1).asInt()))
        .toList();
  }

  private void storeMechanism(int index, List<EpochTerms> terms) {
    store.put("Incentive", numbers(terms, term -> (long) term.incentive()), value(index));
    store.event(
        "IncentiveAlphaEmittedToMiners", value(index), numbers(terms, EpochTerms::minerEmission));
    for (int uid = 0; uid < terms.size(); uid++) {
      store.put("Bonds", bonds(terms.get(uid)), value(index), value(uid));
    }
  }

  private void storeSubnet(List<EpochTerms> terms) {
    store.put("Active", flags(terms, EpochTerms::active), net);
    store.put("Emission", numbers(terms, EpochTerms::emission), net);
    store.put("Consensus", numbers(terms, term -> (long) term.consensus()), net);
    store.put("Dividends", numbers(terms, term -> (long) term.dividend()), net);
    store.put("ValidatorTrust", numbers(terms, term -> (long) term.validatorTrust()), net);
    store.put("ValidatorPermit", flags(terms, EpochTerms::permit), net);
    store.put("StakeWeight", numbers(terms, term -> (long) term.stakeWeight()), net);
  }

  private static Value bonds(EpochTerms terms) {
    return Value.of(
        terms.bonds().stream().map(bond -> Value.numbers(bond.getKey(), bond.getValue())).toList());
  }

  private static Value numbers(List<EpochTerms> terms, Function<EpochTerms, Long> field) {
    return Value.of(terms.stream().map(term -> value(field.apply(term))).toList());
  }

  private static Value flags(List<EpochTerms> terms, Function<EpochTerms, Boolean> field) {
    return Value.of(terms.stream().map(term -> Value.of((boolean) field.apply(term))).toList());
  }
}

package xyz.infinitehash.devnet.api.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * What the chain tells of one subnet, field by field, under the names of the metagraph and its kin.
 */
final class SubnetView {
  /** Fields that are a storage item of the netuid as it stands. */
  private static final Map<String, String> ITEMS =
      Map.ofEntries(
          Map.entry("network_registered_at", "NetworkRegisteredAt"),
          Map.entry("owner_hotkey", "SubnetOwnerHotkey"),
          Map.entry("owner_coldkey", "SubnetOwner"),
          Map.entry("tempo", "Tempo"),
          Map.entry("last_step", "LastMechansimStepBlock"),
          Map.entry("alpha_in", "SubnetAlphaIn"),
          Map.entry("alpha_out", "SubnetAlphaOut"),
          Map.entry("tao_in", "SubnetTAO"),
          Map.entry("alpha_out_emission", "SubnetAlphaOutEmission"),
          Map.entry("alpha_in_emission", "SubnetAlphaInEmission"),
          Map.entry("tao_in_emission", "SubnetTaoInEmission"),
          Map.entry("subnet_volume", "SubnetVolume"),
          Map.entry("moving_price", "SubnetMovingPrice"),
          Map.entry("rho", "Rho"),
          Map.entry("kappa", "Kappa"),
          Map.entry("owner", "SubnetOwner"),
          Map.entry("scaling_law_power", "ScalingLawPower"),
          Map.entry("subnetwork_n", "SubnetworkN"),
          Map.entry("max_allowed_uids", "MaxAllowedUids"),
          Map.entry("max_allowed_validators", "MaxAllowedValidators"),
          Map.entry("min_allowed_weights", "MinAllowedWeights"),
          Map.entry("max_weights_limit", "MaxWeightsLimit"),
          Map.entry("weights_version", "WeightsVersionKey"),
          Map.entry("weights_rate_limit", "WeightsSetRateLimit"),
          Map.entry("activity_cutoff_factor", "ActivityCutoffFactorMilli"),
          Map.entry("max_validators", "MaxAllowedValidators"),
          Map.entry("num_uids", "SubnetworkN"),
          Map.entry("max_uids", "MaxAllowedUids"),
          Map.entry("burn", "Burn"),
          Map.entry("burn_half_life", "BurnHalfLife"),
          Map.entry("burn_increase_mult", "BurnIncreaseMult"),
          Map.entry("difficulty", "Difficulty"),
          Map.entry("registration_allowed", "NetworkRegistrationAllowed"),
          Map.entry("pow_registration_allowed", "NetworkPowRegistrationAllowed"),
          Map.entry("immunity_period", "ImmunityPeriod"),
          Map.entry("min_difficulty", "MinDifficulty"),
          Map.entry("max_difficulty", "MaxDifficulty"),
          Map.entry("min_burn", "MinBurn"),
          Map.entry("max_burn", "MaxBurn"),
          Map.entry("adjustment_alpha", "AdjustmentAlpha"),
          Map.entry("adjustment_interval", "AdjustmentInterval"),
          Map.entry("target_regs_per_interval", "TargetRegistrationsPerInterval"),
          Map.entry("max_regs_per_block", "MaxRegistrationsPerBlock"),
          Map.entry("serving_rate_limit", "ServingRateLimit"),
          Map.entry("commit_reveal_weights_enabled", "CommitRevealWeightsEnabled"),
          Map.entry("commit_reveal_period", "RevealPeriodEpochs"),
          Map.entry("liquid_alpha_enabled", "LiquidAlphaOn"),
          Map.entry("bonds_moving_avg", "BondsMovingAverage"),
          Map.entry("active", "Active"),
          Map.entry("validator_permit", "ValidatorPermit"),
          Map.entry("last_update", "LastUpdate"),
          Map.entry("emission", "Emission"),
          Map.entry("dividends", "Dividends"),
          Map.entry("incentives", "Incentive"),
          Map.entry("consensus", "Consensus"),
          Map.entry("subnet_is_active", "SubtokenEnabled"),
          Map.entry("transfers_enabled", "TransferToggle"),
          Map.entry("bonds_reset_enabled", "BondsResetOn"),
          Map.entry("owner_cut_enabled", "OwnerCutEnabled"),
          Map.entry("owner_cut_auto_lock_enabled", "OwnerCutAutoLockEnabled"));

  private static final Value NOTHING = Value.of(List.<Value>of());
  private static final Value ZERO = Value.of(0);

  private final Store store;
  private final SubnetFacts facts;
  private final int netuid;
  private final Value net;
  private final Map<String, Supplier<Value>> computed = new LinkedHashMap<>();

  SubnetView(Store store, int netuid) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.netuid = netuid;
    this.net = value(netuid);
    computeSubnet();
    computeNeurons();
  }

  boolean exists() {
    return facts.exists(netuid);
  }

  /** A struct of these fields. */
  Value struct(List<String> fields) {
    LinkedHashMap<String, Value> values = new LinkedHashMap<>();
    fields.forEach(name -> values.put(name, field(name)));
    return Value.struct(values);
  }

  /** The value of a field. */
  Value field(String name) {
    Supplier<Value> way = computed.get(name);
    if (way != null) {
      return way.get();
    }
    String item = ITEMS.get(name);
    if (item == null) {
      throw new IllegalArgumentException("no field " + name);
    }
    return store.items().get(item, net);
  }

  private void computeSubnet() {
    computed.put("netuid", () -> net);
    computed.put("name", () -> numbers(SubnetNames.of(store, netuid)));
    computed.put("subnet_name", () -> numbers(SubnetNames.of(store, netuid)));
    computed.put("symbol", this::symbol);
    computed.put("token_symbol", this::symbol);
    computed.put("identity", this::identity);
    computed.put("subnet_identity", this::identity);
    computed.put("block", () -> value(store.now()));
    computed.put(
        "blocks_since_last_step",
        () -> value(store.now() - store.number("LastMechansimStepBlock", net)));
    computed.put("network_modality", () -> ZERO);
    computed.put("network_connect", () -> NOTHING);
    computed.put("emission_values", () -> ZERO);
    computed.put("emission_value", () -> ZERO);
    computed.put("subnet_emission", () -> ZERO);
    computed.put("pending_root_emission", () -> ZERO);
    computed.put(
        "pending_alpha_emission",
        () ->
            value(
                store.number("PendingValidatorEmission", net)
                    + store.number("PendingServerEmission", net)));
    computed.put(
        "activity_cutoff",
        () ->
            value(
                Math.max(
                    1,
                    store.number("ActivityCutoffFactorMilli", net)
                        * store.number("Tempo", net)
                        / 1000)));
    computed.put("alpha_low", () -> store.items().get("AlphaValues", net).item(0));
    computed.put("alpha_high", () -> store.items().get("AlphaValues", net).item(1));
    computed.put(
        "alpha_sigmoid_steepness",
        () -> Value.struct("bits", value(I32F32.of(store.number("AlphaSigmoidSteepness", net)))));
    computed.put("yuma_version", () -> value(store.flag("Yuma3On", net) ? 3 : 2));
    computed.put("user_liquidity_enabled", () -> Value.of(false));
    computed.put("min_childkey_take", this::minChildkeyTake);
  }

  private void computeNeurons() {
    StakeWeight weight = new StakeWeight(store);
    computed.put("hotkeys", () -> perHotkey(Store::value));
    computed.put("coldkeys", () -> perHotkey(hotkey -> value(facts.coldkey(hotkey))));
    computed.put("identities", () -> perHotkey(this::chainIdentity));
    computed.put("axons", () -> perHotkey(this::axon));
    computed.put("pruning_score", () -> NOTHING);
    computed.put("trust", () -> NOTHING);
    computed.put("rank", () -> NOTHING);
    computed.put(
        "block_at_registration",
        () -> perUid(uid -> store.items().get("BlockAtRegistration", net, value(uid))));
    computed.put("alpha_stake", () -> perHotkey(hotkey -> value(weight.alpha(hotkey, netuid))));
    computed.put("tao_stake", () -> perHotkey(hotkey -> value(weight.tao(hotkey, netuid))));
    computed.put("total_stake", () -> perHotkey(hotkey -> total(weight, hotkey)));
    computed.put(
        "tao_dividends_per_hotkey", () -> perHotkey(hotkey -> Value.seq(value(hotkey), ZERO)));
    computed.put(
        "alpha_dividends_per_hotkey",
        () ->
            perHotkey(
                hotkey ->
                    Value.seq(
                        value(hotkey),
                        store.items().get("AlphaDividendsPerSubnet", net, value(hotkey)))));
    computed.put("validators", this::validators);
    computed.put("commitments", this::commitments);
    computed.put("emission_history", this::emissionHistory);
  }

  private Value symbol() {
    return numbers(store.items().get("TokenSymbol", net).asBytes());
  }

  private Value identity() {
    return store.find("SubnetIdentitiesV3", net).map(Value::some).orElse(Value.none());
  }

  private Value minChildkeyTake() {
    return value(
        Math.max(store.number("MinChildkeyTake"), store.number("MinChildkeyTakePerSubnet", net)));
  }

  private Value chainIdentity(AccountId hotkey) {
    return store
        .find("IdentitiesV2", value(facts.coldkey(hotkey)))
        .map(Value::some)
        .orElse(Value.none());
  }

  private Value axon(AccountId hotkey) {
    return Endpoints.axon(store, net, value(hotkey));
  }

  private Value total(StakeWeight weight, AccountId hotkey) {
    return Value.of(weight.total(hotkey, netuid).shiftRight(64));
  }

  /** Uids with a permit and more stake than the threshold, the least stake first. */
  private Value validators() {
    List<Value> permits = store.row("ValidatorPermit", net);
    List<BigInteger> stake =
        field("total_stake").items().stream().map(Value::asBigInteger).toList();
    List<Integer> uids = new ArrayList<>();
    for (int uid = 0; uid < Math.min(permits.size(), stake.size()); uid++) {
      if (permits.get(uid).asBool() && stake.get(uid).compareTo(store.big("StakeThreshold")) > 0) {
        uids.add(uid);
      }
    }
    uids.sort(Comparator.comparing(stake::get));
    return Value.of(uids.stream().map(Value::of).toList());
  }

  /** Raw registrations of who committed something. */
  private Value commitments() {
    return Commitments.of(store, net);
  }

  private Value emissionHistory() {
    List<Value> hotkeys = field("hotkeys").items();
    return Value.of(
        facts.all().stream()
            .map(
                subnet ->
                    Value.of(
                        hotkeys.stream()
                            .map(
                                hotkey ->
                                    store
                                        .items()
                                        .get("LastHotkeyEmissionOnNetuid", hotkey, value(subnet)))
                            .toList()))
            .toList());
  }

  private Value perUid(Function<Integer, Value> way) {
    List<Value> row = new ArrayList<>();
    for (int uid = 0; uid < facts.size(netuid); uid++) {
      row.add(way.apply(uid));
    }
    return Value.of(row);
  }

  private Value perHotkey(Function<AccountId, Value> way) {
    return perUid(uid -> way.apply(facts.hotkey(netuid, uid).orElse(Store.nobody())));
  }

  private static Value numbers(byte[] bytes) {
    List<Value> row = new ArrayList<>(bytes.length);
    for (byte one : bytes) {
      row.add(value(one & 0xff));
    }
    return Value.of(row);
  }

  private static Value numbers(String text) {
    return numbers(text.getBytes(StandardCharsets.UTF_8));
  }
}

package xyz.infinitehash.devnet.pallet.adminutils;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Trimming;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.OwnerLimit;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Ownership;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls that do more than set one item. */
final class SpecialCalls {
  private static final int LEAST_ALPHA = 65535 / 40;
  private static final int WHOLE = 65535;
  private static final int MOST_MECHANISMS = 8;

  private final Store store;
  private final Bounds bounds;

  SpecialCalls(Store store, Bounds bounds) {
    this.store = store;
    this.bounds = bounds;
  }

  /** Two calls answer the same to everybody. */
  static void refuseRetired(String call) {
    if (call.equals("sudo_set_network_pow_registration_allowed")) {
      throw DispatchFault.module(AdminUtilsPallet.NAME, "POWRegistrationDisabled");
    } else if (call.equals("sudo_set_total_issuance")) {
      throw DispatchFault.module(AdminUtilsPallet.NAME, "Deprecated");
    }
  }

  void run(Call call) {
    int netuid = call.arg("netuid").asInt();
    switch (call.name()) {
      case "sudo_set_tempo" -> new Ownership(store).applyTempo(netuid, call.arg("tempo").asInt());
      case "sudo_set_subnet_owner_hotkey", "sudo_set_sn_owner_hotkey" ->
          ownerHotkey(netuid, call.arg("hotkey").asAccountId());
      case "sudo_set_mechanism_count" -> mechanisms(netuid, call.arg("mechanism_count").asInt());
      case "sudo_set_mechanism_emission_split" -> split(netuid, call.arg("maybe_split"));
      case "sudo_set_alpha_values" ->
          alphaValues(netuid, call.arg("alpha_low"), call.arg("alpha_high"));
      case "sudo_trim_to_max_allowed_uids" ->
          new Trimming(store, netuid).to(call.arg("max_n").asInt());
      default -> throw new IllegalArgumentException("no call " + call.name());
    }
  }

  private void ownerHotkey(int netuid, AccountId hotkey) {
    SubnetFacts facts = new SubnetFacts(store);
    ensure(facts.exists(netuid), "SubnetNotExists");
    OwnerLimit limit = OwnerLimit.ownerHotkey(store, netuid);
    limit.check();
    limit.note();
    ensure(!facts.isSubnetAccount(hotkey), "CannotUseSystemAccount");
    store.put("SubnetOwnerHotkey", value(hotkey), value(netuid));
    store.event("SubnetOwnerHotkeySet", value(netuid), value(hotkey));
  }

  private void mechanisms(int netuid, int count) {
    ensure(new SubnetFacts(store).exists(netuid), "MechanismDoesNotExist");
    ensure(count > 0 && count <= store.number("MaxMechanismCount"), "InvalidValue");
    bounds.fitMechanisms(store.number("MaxAllowedUids", value(netuid)), count);
    ensure(count <= MOST_MECHANISMS, "InvalidValue");
    int before = (int) store.number("MechanismCountCurrent", value(netuid));
    if (count == before) {
      return;
    }
    for (int mechanism = count; mechanism < before; mechanism++) {
      forget(value(netuid + Store.MECHANISM_STEP * mechanism));
    }
    store.put("MechanismCountCurrent", count, value(netuid));
    store.remove("MechanismEmissionSplit", value(netuid));
  }

  private void forget(Value index) {
    for (String item : List.of("Weights", "Bonds", "WeightCommits", "TimelockedWeightCommits")) {
      store.items().clear(item, index);
    }
    store.remove("Incentive", index);
    store.remove("LastUpdate", index);
  }

  private void split(int netuid, Value wanted) {
    ensure(new SubnetFacts(store).exists(netuid), "MechanismDoesNotExist");
    if (wanted.asOption().isEmpty()) {
      store.remove("MechanismEmissionSplit", value(netuid));
      return;
    }
    List<Value> parts = wanted.asOption().get().items();
    long sum = parts.stream().mapToLong(Value::asLong).sum();
    ensure(
        !parts.isEmpty()
            && parts.size() <= store.number("MechanismCountCurrent", value(netuid))
            && sum == WHOLE,
        "InvalidValue");
    store.put("MechanismEmissionSplit", Value.of(parts), value(netuid));
  }

  private void alphaValues(int netuid, Value low, Value high) {
    ensure(store.flag("LiquidAlphaOn", value(netuid)), "LiquidAlphaDisabled");
    ensure(high.asInt() >= LEAST_ALPHA, "AlphaHighTooLow");
    ensure(low.asInt() >= LEAST_ALPHA && low.asInt() <= high.asInt(), "AlphaLowOutOfRange");
    store.put("AlphaValues", Value.seq(low, high), value(netuid));
  }
}

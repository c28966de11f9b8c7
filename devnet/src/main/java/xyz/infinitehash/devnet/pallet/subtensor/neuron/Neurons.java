package xyz.infinitehash.devnet.pallet.subtensor.neuron;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** The slots of a subnet: appended while there is room, taken over when there is none. */
public final class Neurons {
  private static final Value ZERO = Value.of(0);
  private static final Value FALSE = Value.of(false);

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public Neurons(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /**
   * Gives a hotkey that holds none yet a slot.
   *
   * @return its uid
   */
  public int seat(int netuid, AccountId hotkey) {
    if (facts.size(netuid) < store.number("MaxAllowedUids", value(netuid))) {
      return append(netuid, hotkey);
    }
    int uid =
        new Pruning(store).candidate(netuid).orElseThrow(() -> Store.fault("NoNeuronIdAvailable"));
    replace(netuid, uid, hotkey);
    return uid;
  }

  /** Whether a slot is free or somebody can lose one. */
  public boolean hasRoom(int netuid) {
    long limit = store.number("MaxAllowedUids", value(netuid));
    return limit != 0
        && (facts.size(netuid) < limit || new Pruning(store).candidate(netuid).isPresent());
  }

  /** A new slot at the end. */
  public int append(int netuid, AccountId hotkey) {
    int uid = facts.size(netuid);
    store.put("SubnetworkN", uid + 1, value(netuid));
    store.push("Active", Value.of(true), value(netuid));
    for (String item : List.of("Emission", "Consensus", "Dividends", "ValidatorTrust")) {
      store.push(item, ZERO, value(netuid));
    }
    store.push("ValidatorPermit", FALSE, value(netuid));
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      int index = netuid + Store.MECHANISM_STEP * mechanism;
      store.push("Incentive", ZERO, value(index));
      setUpdated(index, netuid, uid);
    }
    install(netuid, uid, hotkey);
    return uid;
  }

  /** Another hotkey takes a slot over; the subnet owner's own hotkey keeps its slot. */
  public void replace(int netuid, int uid, AccountId hotkey) {
    AccountId old = store.account("Keys", value(netuid), value(uid));
    if (store.exists("SubnetOwnerHotkey", value(netuid))
        && store.account("SubnetOwnerHotkey", value(netuid)).equals(old)) {
      return;
    }
    store.remove("Uids", value(netuid), value(old));
    store.remove("AssociatedEvmAddress", value(netuid), value(uid));
    store.remove("IsNetworkMember", value(old), value(netuid));
    store.setAt("Active", uid, Value.of(true), value(netuid));
    install(netuid, uid, hotkey);
    for (String item : List.of("Axons", "NeuronCertificates", "Prometheus")) {
      store.remove(item, value(netuid), value(old));
    }
    clear(netuid, uid);
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      setUpdated(netuid + Store.MECHANISM_STEP * mechanism, netuid, uid);
    }
  }

  private void install(int netuid, int uid, AccountId hotkey) {
    store.put("Keys", value(hotkey), value(netuid), value(uid));
    store.put("Uids", value(uid), value(netuid), value(hotkey));
    store.put("BlockAtRegistration", store.now(), value(netuid), value(uid));
    store.put("IsNetworkMember", Value.of(true), value(hotkey), value(netuid));
  }

  private void clear(int netuid, int uid) {
    for (String item :
        List.of("Emission", "Consensus", "Dividends", "StakeWeight", "ValidatorTrust")) {
      store.setAt(item, uid, ZERO, value(netuid));
    }
    store.setAt("ValidatorPermit", uid, FALSE, value(netuid));
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      int index = netuid + Store.MECHANISM_STEP * mechanism;
      store.setAt("Incentive", uid, ZERO, value(index));
      store.remove("Bonds", value(index), value(uid));
      store.remove("Weights", value(index), value(uid));
      for (PalletStorage.Entry row : store.items().entries("Weights", value(index))) {
        store.put("Weights", without(row.value(), uid), value(index), row.keys().get(1));
      }
    }
  }

  private static Value without(Value row, int uid) {
    return Value.of(
        row.items().stream()
            .map(pair -> pair.item(0).asInt() == uid ? Value.seq(pair.item(0), ZERO) : pair)
            .toList());
  }

  /** Now as the block of the last weights, padding the vector of a new mechanism. */
  public void setUpdated(int index, int netuid, int uid) {
    List<Value> blocks = new ArrayList<>(store.row("LastUpdate", value(index)));
    while (blocks.size() < facts.size(netuid)) {
      blocks.add(ZERO);
    }
    if (uid < blocks.size()) {
      blocks.set(uid, value(store.now()));
      store.put("LastUpdate", Value.of(blocks), value(index));
    }
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.neuron;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.of;

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
    if (facts.size(netuid) < store.number("MaxAllowedUids", of(netuid))) {
      return append(netuid, hotkey);
    }
    int uid =
        new Pruning(store)
            .candidate(netuid)
            .orElseThrow(() -> Store.fault("NoNeuronIdAvailable"));
    replace(netuid, uid, hotkey);
    return uid;
  }

  /** Whether a slot is free or somebody can lose one. */
  public boolean hasRoom(int netuid) {
    long limit = store.number("MaxAllowedUids", of(netuid));
    return limit != 0
        && (facts.size(netuid) < limit || new Pruning(store).candidate(netuid).isPresent());
  }

  /** A new slot at the end. */
  public int append(int netuid, AccountId hotkey) {
    int uid = facts.size(netuid);
    store.put("SubnetworkN", uid + 1, of(netuid));
    store.push("Active", Value.of(true), of(netuid));
    for (String item : List.of("Emission", "Consensus", "Dividends", "ValidatorTrust")) {
      store.push(item, ZERO, of(netuid));
    }
    store.push("ValidatorPermit", FALSE, of(netuid));
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      int index = netuid + Store.MECHANISM_STEP * mechanism;
      store.push("Incentive", ZERO, of(index));
      setUpdated(index, netuid, uid);
    }
    install(netuid, uid, hotkey);
    return uid;
  }

  /** Another hotkey takes a slot over; the subnet owner's own hotkey keeps its slot. */
  public void replace(int netuid, int uid, AccountId hotkey) {
    AccountId old = store.account("Keys", of(netuid), of(uid));
    if (store.exists("SubnetOwnerHotkey", of(netuid))
        && store.account("SubnetOwnerHotkey", of(netuid)).equals(old)) {
      return;
    }
    store.remove("Uids", of(netuid), of(old));
    store.remove("AssociatedEvmAddress", of(netuid), of(uid));
    store.remove("IsNetworkMember", of(old), of(netuid));
    store.setAt("Active", uid, Value.of(true), of(netuid));
    install(netuid, uid, hotkey);
    for (String item : List.of("Axons", "NeuronCertificates", "Prometheus")) {
      store.remove(item, of(netuid), of(old));
    }
    clear(netuid, uid);
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      setUpdated(netuid + Store.MECHANISM_STEP * mechanism, netuid, uid);
    }
  }

  private void install(int netuid, int uid, AccountId hotkey) {
    store.put("Keys", of(hotkey), of(netuid), of(uid));
    store.put("Uids", of(uid), of(netuid), of(hotkey));
    store.put("BlockAtRegistration", store.now(), of(netuid), of(uid));
    store.put("IsNetworkMember", Value.of(true), of(hotkey), of(netuid));
  }

  private void clear(int netuid, int uid) {
    for (String item :
        List.of("Emission", "Consensus", "Dividends", "StakeWeight", "ValidatorTrust")) {
      store.setAt(item, uid, ZERO, of(netuid));
    }
    store.setAt("ValidatorPermit", uid, FALSE, of(netuid));
    for (int mechanism = 0; mechanism < facts.mechanisms(netuid); mechanism++) {
      int index = netuid + Store.MECHANISM_STEP * mechanism;
      store.setAt("Incentive", uid, ZERO, of(index));
      store.remove("Bonds", of(index), of(uid));
      store.remove("Weights", of(index), of(uid));
      for (PalletStorage.Entry row : store.items().entries("Weights", of(index))) {
        store.put("Weights", without(row.value(), uid), of(index), row.keys().get(1));
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
    List<Value> blocks = new ArrayList<>(store.row("LastUpdate", of(index)));
    while (blocks.size() < facts.size(netuid)) {
      blocks.add(ZERO);
    }
    if (uid < blocks.size()) {
      blocks.set(uid, of(store.now()));
      store.put("LastUpdate", Value.of(blocks), of(index));
    }
  }
}

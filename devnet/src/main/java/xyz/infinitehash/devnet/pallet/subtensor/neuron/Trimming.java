package xyz.infinitehash.devnet.pallet.subtensor.neuron;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** Makes a subnet smaller: those with the least emission go, the rest moves together. */
public final class Trimming {
  private static final int IMMUNE_PERCENT = 80;
  private static final List<String> ROWS =
      List.of(
          "Emission",
          "Active",
          "Consensus",
          "Dividends",
          "ValidatorTrust",
          "ValidatorPermit",
          "StakeWeight");

  private final Store store;
  private final SubnetFacts facts;
  private final int netuid;
  private final Value net;

  /** On a subnet. */
  public Trimming(Store store, int netuid) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.netuid = netuid;
    this.net = value(netuid);
  }

  /** So many neurons stay at most. */
  public void to(int most) {
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(most >= store.number("MinAllowedUids", net), "InvalidValue");
    ensure(most <= store.number("MaxAllowedUids", net), "InvalidValue");
    store.put("MaxAllowedUids", most, net);
    int size = facts.size(netuid);
    if (size <= most) {
      return;
    }
    Set<AccountId> owners = new Pruning(store).kept(netuid);
    List<Integer> fixed =
        IntStream.range(0, size).filter(uid -> isFixed(uid, owners)).boxed().toList();
    ensure(fixed.size() * 100 / most < IMMUNE_PERCENT, "TrimmingWouldExceedMaxImmunePercentage");
    List<Integer> gone = losers(size, size - most, fixed);
    gone.forEach(this::remove);
    List<Integer> stay =
        IntStream.range(0, size).filter(uid -> !gone.contains(uid)).boxed().toList();
    compress(stay);
    store.put("SubnetworkN", most, net);
  }

  private boolean isFixed(int uid, Set<AccountId> owners) {
    boolean owner = facts.hotkey(netuid, uid).filter(owners::contains).isPresent();
    long registered = store.number("BlockAtRegistration", net, value(uid));
    return owner || store.now() - registered < store.number("ImmunityPeriod", net);
  }

  private List<Integer> losers(int size, int count, List<Integer> fixed) {
    List<Value> emission = store.row("Emission", net);
    List<Integer> order =
        new ArrayList<>(
            IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong((Integer uid) -> -emission.get(uid).asLong()))
                .toList());
    return order.reversed().stream().filter(uid -> !fixed.contains(uid)).limit(count).toList();
  }

  private void remove(int uid) {
    Optional<AccountId> hotkey = facts.hotkey(netuid, uid);
    if (hotkey.isPresent()) {
      Value key = value(hotkey.get());
      store.remove("Uids", net, key);
      store.remove("IsNetworkMember", key, net);
      store.remove("LastHotkeyEmissionOnNetuid", key, net);
      for (String item :
          List.of("AlphaDividendsPerSubnet", "Axons", "NeuronCertificates", "Prometheus")) {
        store.remove(item, net, key);
      }
    }
    for (String item : List.of("Keys", "BlockAtRegistration", "AssociatedEvmAddress")) {
      store.remove(item, net, value(uid));
    }
    for (Value index : indices()) {
      store.remove("Weights", index, value(uid));
      store.remove("Bonds", index, value(uid));
    }
  }

  private void compress(List<Integer> stay) {
    ROWS.forEach(item -> pick(item, net, stay));
    for (Value index : indices()) {
      pick("Incentive", index, stay);
      pick("LastUpdate", index, stay);
    }
    Map<Integer, Integer> places = new HashMap<>();
    for (int place = 0; place < stay.size(); place++) {
      places.put(stay.get(place), place);
    }
    for (int place = 0; place < stay.size(); place++) {
      move("Keys", net, stay.get(place), place);
      move("BlockAtRegistration", net, stay.get(place), place);
      for (Value index : indices()) {
        relink("Weights", index, stay.get(place), place, places);
        relink("Bonds", index, stay.get(place), place, places);
      }
      AccountId hotkey = store.account("Keys", net, value(place));
      store.put("Uids", value(place), net, value(hotkey));
    }
  }

  private List<Value> indices() {
    return IntStream.range(0, facts.mechanisms(netuid))
        .mapToObj(mechanism -> value(netuid + Store.MECHANISM_STEP * mechanism))
        .toList();
  }

  private void pick(String item, Value key, List<Integer> stay) {
    List<Value> row = store.row(item, key);
    Value zero =
        item.equals("Active") || item.equals("ValidatorPermit") ? Value.of(false) : Value.of(0);
    store.put(
        item,
        Value.of(stay.stream().map(uid -> uid < row.size() ? row.get(uid) : zero).toList()),
        key);
  }

  private void move(String item, Value key, int from, int to) {
    if (from != to && store.exists(item, key, value(from))) {
      store.put(item, store.items().get(item, key, value(from)), key, value(to));
      store.remove(item, key, value(from));
    }
  }

  private void relink(String item, Value index, int from, int to, Map<Integer, Integer> places) {
    move(item, index, from, to);
    List<Value> linked =
        store.row(item, index, value(to)).stream()
            .filter(pair -> places.containsKey(pair.item(0).asInt()))
            .map(
                pair ->
                    Value.seq(value(places.getOrDefault(pair.item(0).asInt(), 0)), pair.item(1)))
            .toList();
    store.put(item, Value.of(linked), index, value(to));
  }
}

package xyz.infinitehash.devnet.api.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** {@code NeuronInfoRuntimeApi}: neurons one by one, with or without weights and bonds. */
public final class NeuronInfoApi implements RuntimeApi {
  private static final Value ZERO = Value.of(0);
  private static final Value NO_SCORE = Value.of(0xffff);

  /** Without configuration. */
  public NeuronInfoApi() {}

  @Override
  public String name() {
    return "NeuronInfoRuntimeApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    SubtensorPallet.listing().describe(api, name());
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    Store store = new Store(block);
    int netuid = args.getFirst().asInt();
    boolean lite = method.endsWith("_lite");
    SubnetFacts facts = new SubnetFacts(store);
    if (method.startsWith("get_neurons")) {
      return Value.of(
          IntStream.range(0, facts.exists(netuid) ? facts.size(netuid) : 0)
              .mapToObj(uid -> neuron(store, netuid, uid, lite))
              .takeWhile(Optional::isPresent)
              .flatMap(Optional::stream)
              .toList());
    }
    return facts.exists(netuid)
        ? neuron(store, netuid, args.get(1).asInt(), lite).map(Value::some).orElse(Value.none())
        : Value.none();
  }

  private static Optional<Value> neuron(Store store, int netuid, int uid, boolean lite) {
    return new SubnetFacts(store)
        .hotkey(netuid, uid)
        .map(hotkey -> Value.struct(fields(store, netuid, uid, hotkey, lite)));
  }

  private static Map<String, Value> fields(
      Store store, int netuid, int uid, AccountId hotkey, boolean lite) {
    Value net = value(netuid);
    AccountId coldkey = new SubnetFacts(store).coldkey(hotkey);
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("hotkey", value(hotkey));
    fields.put("coldkey", value(coldkey));
    fields.put("uid", value(uid));
    fields.put("netuid", net);
    fields.put("active", at(store, "Active", net, uid, Value.of(false)));
    fields.put("axon_info", Endpoints.axon(store, net, value(hotkey)));
    fields.put("prometheus_info", Endpoints.prometheus(store, net, value(hotkey)));
    fields.put(
        "stake", Value.seq(Value.seq(value(coldkey), value(new Stakes(store).of(hotkey, netuid)))));
    fields.put("rank", ZERO);
    fields.put("emission", at(store, "Emission", net, uid, ZERO));
    fields.put("incentive", at(store, "Incentive", net, uid, ZERO));
    fields.put("consensus", at(store, "Consensus", net, uid, ZERO));
    fields.put("trust", ZERO);
    fields.put("validator_trust", at(store, "ValidatorTrust", net, uid, ZERO));
    fields.put("dividends", at(store, "Dividends", net, uid, ZERO));
    fields.put("last_update", at(store, "LastUpdate", net, uid, ZERO));
    fields.put("validator_permit", at(store, "ValidatorPermit", net, uid, Value.of(false)));
    if (!lite) {
      fields.put("weights", pairs(store, "Weights", net, uid));
      fields.put("bonds", pairs(store, "Bonds", net, uid));
    }
    fields.put("pruning_score", NO_SCORE);
    return fields;
  }

  private static Value at(Store store, String item, Value net, int uid, Value fallback) {
    List<Value> row = store.row(item, net);
    return uid < row.size() ? row.get(uid) : fallback;
  }

  private static Value pairs(Store store, String item, Value net, int uid) {
    return Value.of(
        store.row(item, net, value(uid)).stream()
            .filter(pair -> pair.item(1).asInt() > 0)
            .toList());
  }
}

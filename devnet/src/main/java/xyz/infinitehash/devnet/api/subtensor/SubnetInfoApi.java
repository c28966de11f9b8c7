package xyz.infinitehash.devnet.api.subtensor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.pallet.subtensor.store.Schedules;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** {@code SubnetInfoRuntimeApi}: metagraphs, hyperparameters, when the next epoch begins. */
public final class SubnetInfoApi implements RuntimeApi {
  /** Without configuration. */
  public SubnetInfoApi() {}

  @Override
  public String name() {
    return "SubnetInfoRuntimeApi";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void describe(ApiBuilder api) {
    SubtensorPallet.listing().describe(api, name());
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    Store store = new Store(block);
    if (method.startsWith("get_all_") || method.startsWith("get_subnets_")) {
      return all(method, store);
    } else if (method.equals("get_coldkey_auto_stake_hotkey")) {
      return store
          .find("AutoStakeDestination", args.get(0), args.get(1))
          .map(Value::some)
          .orElse(Value.none());
    }
    if (method.equals("get_subnet_to_prune")) {
      return toPrune(store);
    }
    int netuid = args.getFirst().asInt();
    return switch (method) {
      case "get_metagraph" -> metagraph(store, netuid);
      case "get_mechagraph" -> mechagraph(store, netuid, args.get(1).asInt());
      case "get_selective_metagraph" ->
          of(store, netuid, view -> selective(view, args.get(1).items()));
      case "get_selective_mechagraph" ->
          of(
              store,
              netuid,
              view -> selective(store, view, index(netuid, args.get(1).asInt()), args.get(2)));
      case "get_subnet_info" -> of(store, netuid, view -> info(store, view, SubnetFields.INFO));
      case "get_subnet_info_v2" ->
          of(store, netuid, view -> info(store, view, SubnetFields.INFO_2));
      case "get_dynamic_info" -> of(store, netuid, SubnetInfoApi::dynamic);
      case "get_subnet_state" -> of(store, netuid, view -> view.struct(SubnetFields.STATE));
      case "get_subnet_hyperparams" ->
          of(store, netuid, view -> view.struct(SubnetFields.HYPERPARAMS));
      case "get_subnet_hyperparams_v2" ->
          of(
              store,
              netuid,
              view ->
                  view.struct(
                      Stream.concat(
                              SubnetFields.HYPERPARAMS.stream(),
                              SubnetFields.HYPERPARAMS_2_ONLY.stream())
                          .toList()));
      case "get_subnet_hyperparams_v3" -> of(store, netuid, SubnetInfoApi::hyperparams);
      case "get_subnet_account_id" ->
          of(store, netuid, view -> Store.value(SubnetFacts.account(netuid)));
      case "get_next_epoch_start_block" -> next(store, netuid);
      default -> throw new IllegalArgumentException("no method " + method);
    };
  }

  private static Value all(String method, Store store) {
    SubnetFacts facts = new SubnetFacts(store);
    return Value.of(
        facts.all().stream()
            .flatMap(
                netuid ->
                    switch (method) {
                      case "get_all_dynamic_info" ->
                          Stream.of(of(store, netuid, SubnetInfoApi::dynamic));
                      case "get_subnets_info" ->
                          Stream.of(
                              of(store, netuid, view -> info(store, view, SubnetFields.INFO)));
                      case "get_subnets_info_v2" ->
                          Stream.of(
                              of(store, netuid, view -> info(store, view, SubnetFields.INFO_2)));
                      case "get_all_metagraphs" -> Stream.of(metagraph(store, netuid));
                      case "get_all_mechagraphs" ->
                          IntStream.range(0, facts.mechanisms(netuid))
                              .mapToObj(mechanism -> mechagraph(store, netuid, mechanism));
                      default -> throw new IllegalArgumentException("no method " + method);
                    })
            .toList());
  }

  /** The cheapest subnet that is not immune any more, of several the oldest. */
  private static Value toPrune(Store store) {
    return new SubnetFacts(store)
        .allButRoot().stream()
            .filter(
                netuid ->
                    store.now() - store.number("NetworkRegisteredAt", Store.value(netuid))
                        >= store.number("NetworkImmunityPeriod"))
            .min(
                Comparator.comparing(
                        (Integer netuid) ->
                            store
                                .items()
                                .get("SubnetMovingPrice", Store.value(netuid))
                                .field("bits")
                                .asBigInteger())
                    .thenComparingLong(
                        netuid -> store.number("NetworkRegisteredAt", Store.value(netuid))))
            .map(netuid -> Value.some(Store.value(netuid)))
            .orElse(Value.none());
  }

  private static Value metagraph(Store store, int netuid) {
    return of(store, netuid, view -> view.struct(SubnetFields.METAGRAPH));
  }

  private static Value of(Store store, int netuid, Function<SubnetView, Value> way) {
    SubnetView view = new SubnetView(store, netuid);
    return view.exists() ? Value.some(way.apply(view)) : Value.none();
  }

  /** The metagraph with what a mechanism has of its own; its index stands for the netuid. */
  private static Value mechagraph(Store store, int netuid, int mechanism) {
    if (mechanism >= new SubnetFacts(store).mechanisms(netuid)) {
      return Value.none();
    }
    Value index = index(netuid, mechanism);
    return of(
        store,
        netuid,
        view ->
            view.struct(SubnetFields.METAGRAPH)
                .with("netuid", index)
                .with("last_update", store.items().get("LastUpdate", index))
                .with("incentives", store.items().get("Incentive", index)));
  }

  /** The blocks since the last step are counted here, and never on root. */
  private static Value info(Store store, SubnetView view, List<String> fields) {
    return view.struct(fields)
        .with(
            "blocks_since_last_step",
            store.items().get("BlocksSinceLastStep", view.field("netuid")));
  }

  /** The emission told here is not computed any more. */
  private static Value dynamic(SubnetView view) {
    return view.struct(SubnetFields.DYNAMIC).with("emission", Value.of(0));
  }

  /** Told for a subnet that does not exist too. */
  private static Value next(Store store, int netuid) {
    OptionalLong next = Schedules.of(store, netuid).next();
    return next.isPresent() ? Value.some(Store.value(next.getAsLong())) : Value.none();
  }

  /** Only the fields asked for; netuid, which cannot be absent, is 0 unless asked for. */
  private static Value selective(SubnetView view, List<Value> indices) {
    Set<Integer> wanted = new HashSet<>();
    indices.forEach(index -> wanted.add(index.asInt()));
    List<String> names =
        Stream.concat(SubnetFields.METAGRAPH.stream(), SubnetFields.SELECTIVE_ONLY.stream())
            .toList();
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean asked = wanted.contains(i);
      if (name.equals("netuid")) {
        fields.put(name, asked ? view.field(name) : Value.of(0));
      } else {
        fields.put(name, asked ? Value.some(view.field(name)) : Value.none());
      }
    }
    return Value.struct(fields);
  }

  /** The same with what a mechanism has of its own; the netuid is told in any case. */
  private static Value selective(Store store, SubnetView view, Value index, Value wanted) {
    Value all = selective(view, wanted.items()).with("netuid", view.field("netuid"));
    if (all.field("last_update").asOption().isPresent()) {
      all = all.with("last_update", Value.some(store.items().get("LastUpdate", index)));
    }
    if (all.field("incentives").asOption().isPresent()) {
      all = all.with("incentives", Value.some(store.items().get("Incentive", index)));
    }
    return all;
  }

  /** What stands for a mechanism where a netuid is expected. */
  private static Value index(int netuid, int mechanism) {
    return Store.value(netuid + (long) mechanism * Store.MECHANISM_STEP);
  }

  private static Value hyperparams(SubnetView view) {
    List<Value> entries = new ArrayList<>();
    for (String entry : SubnetFields.HYPERPARAMS_3) {
      int colon = entry.indexOf(':');
      String name = entry.substring(0, colon);
      entries.add(
          Value.struct("name", Value.of(name.getBytes(StandardCharsets.UTF_8)))
              .with("value", Value.variant(entry.substring(colon + 1), view.field(name))));
    }
    return Value.of(entries);
  }
}

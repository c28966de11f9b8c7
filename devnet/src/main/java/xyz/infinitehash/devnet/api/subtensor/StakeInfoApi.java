package xyz.infinitehash.devnet.api.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Convictions;
import xyz.infinitehash.devnet.pallet.subtensor.staking.Locks;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** {@code StakeInfoRuntimeApi}: what a coldkey has staked, and with whom. */
public final class StakeInfoApi implements RuntimeApi {
  private static final Value ZERO = Value.of(0);

  /** Without configuration. */
  public StakeInfoApi() {}

  @Override
  public String name() {
    return "StakeInfoRuntimeApi";
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
    return switch (method) {
      case "get_stake_info_for_coldkey" -> ofColdkey(store, args.getFirst().asAccountId());
      case "get_stake_info_for_coldkeys" ->
          Value.of(
              args.getFirst().items().stream()
                  .map(key -> Value.seq(key, ofColdkey(store, key.asAccountId())))
                  .toList());
      case "get_stake_info_for_hotkey_coldkey_netuid" ->
          Value.some(
              info(
                  store,
                  args.get(0).asAccountId(),
                  args.get(1).asAccountId(),
                  args.get(2).asInt()));
      case "get_coldkey_lock" ->
          new Locks(store)
              .of(args.get(0).asAccountId(), args.get(1).asInt())
              .map(Value::some)
              .orElse(Value.none());
      case "get_hotkey_conviction" ->
          Value.struct(
              "bits",
              Value.of(
                  new Convictions(store)
                      .of(args.get(0).asAccountId(), args.get(1).asInt())
                      .bits()));
      case "get_most_convicted_hotkey_on_subnet" ->
          new Convictions(store)
              .most(args.getFirst().asInt())
              .map(hotkey -> Value.some(value(hotkey)))
              .orElse(Value.none());
      case "get_stake_availability_for_coldkeys" -> availability(store, args);
      case "get_stake_fee" -> fee(store, args);
      default -> throw new IllegalArgumentException("no method " + method);
    };
  }

  /** The swap's fee for an amount that goes from one stake to another; none within one. */
  private static Value fee(Store store, List<Value> args) {
    Optional<Value> to = args.get(2).asOption();
    Optional<Value> end = to.isPresent() ? to : args.get(0).asOption();
    int netuid = end.isPresent() ? end.get().item(1).asInt() : Store.ROOT;
    long amount = args.get(4).asBigInteger().longValue();
    return args.get(0).equals(args.get(2))
        ? ZERO
        : Value.of(new AlphaPool(store).fee(netuid, amount));
  }

  /** By coldkey and subnet, those in their order; a subnet without stake is not told. */
  private static Value availability(Store store, List<Value> args) {
    List<Integer> netuids =
        args.get(1)
            .asOption()
            .map(given -> given.items().stream().map(Value::asInt).sorted().toList())
            .orElseGet(() -> new SubnetFacts(store).all());
    return Value.of(
        args.getFirst().items().stream()
            .map(Value::asAccountId)
            .distinct()
            .sorted()
            .map(coldkey -> Value.seq(value(coldkey), available(store, coldkey, netuids)))
            .toList());
  }

  private static Value available(Store store, AccountId coldkey, List<Integer> netuids) {
    Locks locks = new Locks(store);
    List<Value> stakes = new ArrayList<>();
    for (int netuid : netuids) {
      long total = locks.total(coldkey, netuid);
      if (total != 0) {
        long locked = locks.locked(coldkey, netuid);
        stakes.add(
            Value.seq(
                value(netuid),
                Value.struct("total", value(total))
                    .with("locked", value(locked))
                    .with("available", value(Math.max(0, total - locked)))));
      }
    }
    return Value.of(stakes);
  }

  private static Value ofColdkey(Store store, AccountId coldkey) {
    List<Value> infos = new ArrayList<>();
    for (int netuid : new SubnetFacts(store).all()) {
      for (Value hotkey : store.row("StakingHotkeys", value(coldkey))) {
        Value info = info(store, hotkey.asAccountId(), coldkey, netuid);
        if (!info.field("stake").equals(ZERO)) {
          infos.add(info);
        }
      }
    }
    return Value.of(infos);
  }

  private static Value info(Store store, AccountId hotkey, AccountId coldkey, int netuid) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("hotkey", value(hotkey));
    fields.put("coldkey", value(coldkey));
    fields.put("netuid", value(netuid));
    fields.put("stake", value(new Stakes(store).of(hotkey, coldkey, netuid)));
    fields.put("locked", ZERO);
    fields.put(
        "emission", store.items().get("AlphaDividendsPerSubnet", value(netuid), value(hotkey)));
    fields.put("tao_emission", ZERO);
    fields.put("drain", ZERO);
    fields.put("is_registered", Value.of(new SubnetFacts(store).uid(netuid, hotkey).isPresent()));
    return Value.struct(fields);
  }
}

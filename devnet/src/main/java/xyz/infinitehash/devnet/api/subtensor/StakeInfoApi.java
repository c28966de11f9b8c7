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

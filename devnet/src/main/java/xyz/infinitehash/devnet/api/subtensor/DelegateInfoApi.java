package xyz.infinitehash.devnet.api.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * {@code DelegateInfoRuntimeApi}: hotkeys whose take is stored, with who stakes on them. What they
 * would earn a day is told as zero.
 */
public final class DelegateInfoApi implements RuntimeApi {
  private static final String DELEGATES = "Delegates";

  /** Without configuration. */
  public DelegateInfoApi() {}

  @Override
  public String name() {
    return "DelegateInfoRuntimeApi";
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
      case "get_delegates" ->
          Value.of(delegates(store).stream().map(hotkey -> info(store, hotkey)).toList());
      case "get_delegate" ->
          store.exists(DELEGATES, args.getFirst())
              ? Value.some(info(store, args.getFirst().asAccountId()))
              : Value.none();
      case "get_delegated" -> Value.of(of(store, args.getFirst().asAccountId()));
      default -> throw new IllegalArgumentException("no method " + method);
    };
  }

  private static List<AccountId> delegates(Store store) {
    return store.items().entries(DELEGATES).stream()
        .map(entry -> entry.keys().getFirst().asAccountId())
        .toList();
  }

  private static List<Value> of(Store store, AccountId coldkey) {
    List<Value> stakes = new ArrayList<>();
    for (AccountId hotkey : delegates(store)) {
      Value info = info(store, hotkey);
      for (int netuid : new SubnetFacts(store).all()) {
        long stake = new Stakes(store).of(hotkey, coldkey, netuid);
        if (stake != 0) {
          stakes.add(Value.seq(info, Value.seq(value(netuid), value(stake))));
        }
      }
    }
    return stakes;
  }

  private static Value info(Store store, AccountId hotkey) {
    SubnetFacts facts = new SubnetFacts(store);
    List<Value> registrations = new ArrayList<>();
    List<Value> permits = new ArrayList<>();
    for (int netuid : facts.all()) {
      facts
          .uid(netuid, hotkey)
          .ifPresent(
              uid -> {
                registrations.add(value(netuid));
                List<Value> row = store.row("ValidatorPermit", value(netuid));
                if (uid < row.size() && row.get(uid).asBool()) {
                  permits.add(value(netuid));
                }
              });
    }
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("delegate_ss58", value(hotkey));
    fields.put("take", store.items().get(DELEGATES, value(hotkey)));
    fields.put("nominators", nominators(store, hotkey));
    fields.put("owner_ss58", value(facts.coldkey(hotkey)));
    fields.put("registrations", Value.of(registrations));
    fields.put("validator_permits", Value.of(permits));
    fields.put("return_per_1000", value(0));
    fields.put("total_daily_return", value(0));
    return Value.struct(fields);
  }

  private static Value nominators(Store store, AccountId hotkey) {
    Map<AccountId, List<Value>> byColdkey = new TreeMap<>();
    for (PalletStorage.Entry entry : store.items().entries("AlphaV2", value(hotkey))) {
      AccountId coldkey = entry.keys().get(1).asAccountId();
      int netuid = entry.keys().get(2).asInt();
      long stake = new Stakes(store).of(hotkey, coldkey, netuid);
      byColdkey
          .computeIfAbsent(coldkey, _ -> new ArrayList<>())
          .add(Value.seq(value(netuid), value(stake)));
    }
    return Value.of(
        byColdkey.entrySet().stream()
            .map(e -> Value.seq(value(e.getKey()), Value.of(e.getValue())))
            .toList());
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/** What coldkeys and subnets say about themselves, and the letters of subnets' tokens. */
public final class Naming {
  private static final Map<String, Integer> LONGEST =
      Map.of(
          "name", 256,
          "url", 256,
          "github_repo", 256,
          "image", 1024,
          "discord", 256,
          "description", 1024,
          "additional", 1024);

  private final Store store;

  /** On a store. */
  public Naming(Store store) {
    this.store = store;
  }

  /**
   * The call {@code set_identity}, of a coldkey with a hotkey on any subnet.
   *
   * @param identity the call's arguments in their order
   */
  public void person(AccountId coldkey, Map<String, Value> identity) {
    List<Value> hotkeys = store.row("OwnedHotkeys", value(coldkey));
    ensure(hotkeys.stream().anyMatch(this::isMember), "HotKeyNotRegisteredInNetwork");
    ensure(
        identity.entrySet().stream()
            .allMatch(
                text -> text.getValue().asBytes().length <= LONGEST.getOrDefault(text.getKey(), 0)),
        "InvalidIdentity");
    store.put("IdentitiesV2", Value.struct(new LinkedHashMap<>(identity)), value(coldkey));
    store.event("ChainIdentitySet", value(coldkey));
  }

  private boolean isMember(Value hotkey) {
    return store.items().entries("IsNetworkMember", hotkey).stream()
        .anyMatch(entry -> entry.value().asBool());
  }

  /**
   * The call {@code set_subnet_identity}.
   *
   * @param identity the call's arguments but the netuid
   */
  public void subnet(AccountId coldkey, int netuid, Map<String, Value> identity) {
    ensure(store.account("SubnetOwner", value(netuid)).equals(coldkey), "NotSubnetOwner");
    new SubnetIdentity(Value.struct(new LinkedHashMap<>(identity))).store(store, netuid);
  }

  /** The call {@code update_symbol}; whose it is has been asked. */
  public void symbol(int netuid, Value symbol) {
    Symbols symbols = new Symbols(store);
    ensure(Symbols.exists(symbol), "SymbolDoesNotExist");
    ensure(!symbols.isTaken(symbol), "SymbolAlreadyInUse");
    store.put("TokenSymbol", symbol, value(netuid));
    store.event("SymbolUpdated", value(netuid), symbol);
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.LinkedHashMap;
import java.util.Map;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Naming;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Ownership;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls by which coldkeys and subnets say who they are. */
final class NamingCalls {
  private final Store store;
  private final Naming naming;

  NamingCalls(Store store) {
    this.store = store;
    this.naming = new Naming(store);
  }

  void run(AccountId who, Call call) {
    Map<String, Value> texts = new LinkedHashMap<>(call.args());
    Value netuid = texts.remove("netuid");
    if (netuid == null) {
      naming.person(who, texts);
    } else {
      naming.subnet(who, netuid.asInt(), texts);
    }
  }

  /** The call {@code update_symbol}, of the subnet's owner or root. */
  void symbol(Origin origin, Call call) {
    int netuid = call.arg("netuid").asInt();
    if (!(origin instanceof Origin.Root)) {
      new Ownership(store).ensureOwner(origin.signer(), netuid);
    }
    naming.symbol(netuid, call.arg("symbol"));
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.Set;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Dissolution;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls of this pallet that only root may make. */
final class RootCalls {
  /** Their names. */
  static final Set<String> NAMES =
      Set.of(
          "dissolve_network",
          "root_dissolve_network",
          "set_pending_childkey_cooldown",
          "sudo_set_min_childkey_take",
          "sudo_set_max_childkey_take",
          "sudo_set_tx_childkey_take_rate_limit");

  private final Store store;

  RootCalls(Store store) {
    this.store = store;
  }

  void run(Call call) {
    switch (call.name()) {
      case "set_pending_childkey_cooldown" ->
          store.put("PendingChildKeyCooldown", call.arg("cooldown"));
      case "sudo_set_min_childkey_take" ->
          announced("MinChildkeyTake", call.arg("take"), "MinChildKeyTakeSet");
      case "sudo_set_max_childkey_take" ->
          announced("MaxChildkeyTake", call.arg("take"), "MaxChildKeyTakeSet");
      case "sudo_set_tx_childkey_take_rate_limit" ->
          announced(
              "TxChildkeyTakeRateLimit", call.arg("tx_rate_limit"), "TxChildKeyTakeRateLimitSet");
      default -> new Dissolution(store, call.arg("netuid").asInt()).run();
    }
  }

  private void announced(String item, Value value, String event) {
    store.put(item, value);
    store.event(event, value);
  }
}

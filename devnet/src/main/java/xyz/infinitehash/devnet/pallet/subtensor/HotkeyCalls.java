package xyz.infinitehash.devnet.pallet.subtensor;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.children.Children;
import xyz.infinitehash.devnet.pallet.subtensor.children.Takes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.extrinsic.Call;

/** The calls by which a coldkey says what its hotkeys lend and take. */
final class HotkeyCalls {
  private final Children children;
  private final Takes takes;

  HotkeyCalls(Store store) {
    this.children = new Children(store);
    this.takes = new Takes(store);
  }

  void run(AccountId coldkey, Call call) {
    AccountId hotkey = call.arg("hotkey").asAccountId();
    switch (call.name()) {
      case "set_children" ->
          children.ask(coldkey, hotkey, netuid(call), call.arg("children").items());
      case "set_auto_parent_delegation_enabled" ->
          children.mayAdopt(coldkey, hotkey, call.arg("enabled").asBool());
      case "set_childkey_take" -> takes.ofChild(coldkey, hotkey, netuid(call), take(call));
      case "increase_take" -> takes.increase(coldkey, hotkey, take(call));
      case "decrease_take" -> takes.decrease(coldkey, hotkey, take(call));
      default -> throw new IllegalArgumentException("no call " + call.name());
    }
  }

  private static int netuid(Call call) {
    return call.arg("netuid").asInt();
  }

  private static int take(Call call) {
    return call.arg("take").asInt();
  }
}

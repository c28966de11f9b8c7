package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.subtensor.keys.AutoStake;
import xyz.infinitehash.devnet.pallet.subtensor.keys.ColdkeySwap;
import xyz.infinitehash.devnet.pallet.subtensor.keys.HotkeySwap;
import xyz.infinitehash.devnet.pallet.subtensor.registration.Registration;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls about keys: whose they are, and one in place of another. */
final class KeyCalls {
  /** Those that say who swaps to what; who has announced a swap may still make them. */
  static final Set<String> ANNOUNCING =
      Set.of(
          "announce_coldkey_swap",
          "swap_coldkey_announced",
          "dispute_coldkey_swap",
          "clear_coldkey_swap_announcement");

  private static final Set<String> OTHERS =
      Set.of(
          "swap_hotkey",
          "swap_hotkey_v2",
          "swap_coldkey",
          "reset_coldkey_swap",
          "schedule_swap_coldkey",
          "try_associate_hotkey",
          "set_coldkey_auto_stake_hotkey");

  private final Store store;
  private final ColdkeySwap coldkeys;

  KeyCalls(Store store) {
    this.store = store;
    this.coldkeys = new ColdkeySwap(store);
  }

  /** Whether a call is one of them. */
  static boolean has(Call call) {
    return ANNOUNCING.contains(call.name()) || OTHERS.contains(call.name());
  }

  DispatchOutcome run(Origin origin, Call call) {
    switch (call.name()) {
      case "swap_hotkey" -> {
        return swapHotkey(origin.signer(), call, false);
      }
      case "swap_hotkey_v2" -> {
        return swapHotkey(origin.signer(), call, call.arg("keep_stake").asBool());
      }
      case "swap_coldkey" -> {
        origin.ensureRoot();
        coldkeys.forced(
            account(call, "old_coldkey"),
            account(call, "new_coldkey"),
            call.arg("swap_cost").asBigInteger().longValue());
      }
      case "reset_coldkey_swap" -> {
        origin.ensureRoot();
        coldkeys.reset(account(call, "coldkey"));
      }
      case "schedule_swap_coldkey" -> throw Store.fault("Deprecated");
      default -> run(origin.signer(), call);
    }
    return DispatchOutcome.done();
  }

  private void run(AccountId who, Call call) {
    switch (call.name()) {
      case "announce_coldkey_swap" -> coldkeys.announce(who, call.arg("new_coldkey_hash"));
      case "swap_coldkey_announced" -> coldkeys.announced(who, account(call, "new_coldkey"));
      case "dispute_coldkey_swap" -> coldkeys.dispute(who);
      case "clear_coldkey_swap_announcement" -> coldkeys.clear(who);
      case "try_associate_hotkey" ->
          new Registration(store).associate(who, account(call, "hotkey"));
      case "set_coldkey_auto_stake_hotkey" ->
          new AutoStake(store).set(who, call.arg("netuid").asInt(), account(call, "hotkey"));
      default -> throw new IllegalArgumentException("no call " + call.name());
    }
  }

  private DispatchOutcome swapHotkey(AccountId coldkey, Call call, boolean keepStake) {
    Optional<Value> netuid = call.arg("netuid").asOption();
    OptionalInt only =
        netuid.isPresent() ? OptionalInt.of(netuid.get().asInt()) : OptionalInt.empty();
    HotkeySwap swap =
        new HotkeySwap(store, coldkey, account(call, "hotkey"), account(call, "new_hotkey"));
    return DispatchOutcome.done(swap.run(only, keepStake));
  }

  private static AccountId account(Call call, String name) {
    return call.arg(name).asAccountId();
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;

import java.util.Map;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.children.Takes;
import xyz.infinitehash.devnet.pallet.subtensor.serving.Serving;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Subnets;
import xyz.infinitehash.substrate.extrinsic.Call;

/**
 * What the chain asks before a call of this pallet runs. The same fault is a pool code when the
 * call is sent by itself and an error of the call inside a batch.
 */
final class Guards {
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("ColdkeySwapAnnounced", 0),
          Map.entry("NotEnoughStakeToSetWeights", 1),
          Map.entry("HotKeyAccountNotExists", 4),
          Map.entry("SettingWeightsTooFast", 6),
          Map.entry("CommittingWeightsTooFast", 6),
          Map.entry("NetworkTxRateLimitExceeded", 6),
          Map.entry("HotKeyNotRegisteredInNetwork", 10),
          Map.entry("InvalidIpAddress", 11),
          Map.entry("ServingRateLimitExceeded", 12),
          Map.entry("InvalidPort", 13),
          Map.entry("InvalidRevealRound", 15),
          Map.entry("NoWeightsCommitFound", 16),
          Map.entry("RevealTooEarly", 17),
          Map.entry("InputLengthsUnequal", 18),
          Map.entry("ColdkeySwapDisputed", 21),
          Map.entry("NonAssociatedColdKey", 25),
          Map.entry("DelegateTakeTooLow", 26),
          Map.entry("DelegateTakeTooHigh", 27));
  private static final int BAD_REQUEST = 255;

  private final Store store;

  Guards(Store store) {
    this.store = store;
  }

  /** The pool's code for an error. */
  static int code(String error) {
    return CODES.getOrDefault(error, BAD_REQUEST);
  }

  /** Of a call of any pallet: who is about to change its coldkey does nothing else. */
  void checkSwap(AccountId who, Call call) {
    if (store.exists("ColdkeySwapAnnouncements", Store.value(who))) {
      ensure(!store.exists("ColdkeySwapDisputes", Store.value(who)), "ColdkeySwapDisputed");
      boolean swapping =
          call.pallet().equals(Store.PALLET) && KeyCalls.ANNOUNCING.contains(call.name());
      boolean shielded =
          call.pallet().equals("MevShield") && call.name().equals("submit_encrypted");
      ensure(swapping || shielded, "ColdkeySwapAnnounced");
    }
  }

  /** Throws the error of the first thing that is wrong with a call of this pallet. */
  void check(AccountId who, Call call) {
    switch (call.name()) {
      case "register_network" ->
          ensure(new Subnets(store).mayRegister(), "NetworkTxRateLimitExceeded");
      case "serve_axon", "serve_axon_tls" -> new Serving(store).checkAxon(who, call.args());
      case "serve_prometheus" -> new Serving(store).checkPrometheus(who, call.args());
      case "increase_take", "decrease_take" ->
          new Takes(store).check(who, call.arg("hotkey").asAccountId(), call.arg("take").asInt());
      default -> {
        if (WeightCalls.NAMES.contains(call.name())) {
          new WeightGuards(store).check(who, call);
        }
      }
    }
  }
}

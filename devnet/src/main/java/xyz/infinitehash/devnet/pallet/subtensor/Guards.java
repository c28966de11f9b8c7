package xyz.infinitehash.devnet.pallet.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.children.Takes;
import xyz.infinitehash.devnet.pallet.subtensor.serving.Serving;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Subnets;
import xyz.infinitehash.devnet.pallet.subtensor.weights.WeightRules;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

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
          Map.entry("NetworkTxRateLimitExceeded", 6),
          Map.entry("HotKeyNotRegisteredInNetwork", 10),
          Map.entry("InvalidIpAddress", 11),
          Map.entry("ServingRateLimitExceeded", 12),
          Map.entry("InvalidPort", 13),
          Map.entry("InvalidRevealRound", 15),
          Map.entry("InputLengthsUnequal", 18),
          Map.entry("ColdkeySwapDisputed", 21),
          Map.entry("NonAssociatedColdKey", 25),
          Map.entry("DelegateTakeTooLow", 26),
          Map.entry("DelegateTakeTooHigh", 27));
  private static final int BAD_REQUEST = 255;

  private final Store store;
  private final SubnetFacts facts;

  Guards(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
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
      case "set_weights", "set_mechanism_weights" -> checkWeights(who, call);
      case "batch_set_weights" -> checkBatch(who, call);
      case "commit_timelocked_weights",
          "commit_timelocked_mechanism_weights",
          "commit_crv3_mechanism_weights" ->
          checkCommit(who, call);
      case "register_network" ->
          ensure(new Subnets(store).mayRegister(), "NetworkTxRateLimitExceeded");
      case "serve_axon", "serve_axon_tls" -> new Serving(store).checkAxon(who, call.args());
      case "serve_prometheus" -> new Serving(store).checkPrometheus(who, call.args());
      case "increase_take", "decrease_take" ->
          new Takes(store).check(who, call.arg("hotkey").asAccountId(), call.arg("take").asInt());
      default -> {}
    }
  }

  private void checkWeights(AccountId who, Call call) {
    int netuid = call.arg("netuid").asInt();
    int mechanism = call.name().equals("set_weights") ? 0 : call.arg("mecid").asInt();
    ensureStake(who, netuid);
    OptionalInt uid = facts.uid(netuid, who);
    boolean open = !store.flag("CommitRevealWeightsEnabled", Store.value(netuid));
    if (open && uid.isPresent()) {
      int index = (netuid + Store.MECHANISM_STEP * mechanism) & 0xffff;
      ensure(
          new WeightRules(store).isSlowEnough(netuid, index, uid.getAsInt()),
          "SettingWeightsTooFast");
    }
  }

  private void checkCommit(AccountId who, Call call) {
    ensureStake(who, call.arg("netuid").asInt());
    BigInteger newest = store.block().state().of("Drand").big("LastStoredRound");
    ensure(call.arg("reveal_round").asBigInteger().compareTo(newest) >= 0, "InvalidRevealRound");
  }

  private void checkBatch(AccountId who, Call call) {
    List<Value> netuids = call.arg("netuids").items();
    ensure(
        netuids.size() == call.arg("weights").items().size()
            && netuids.size() == call.arg("version_keys").items().size(),
        "InputLengthsUnequal");
    netuids.forEach(netuid -> ensureStake(who, netuid.asInt()));
  }

  private void ensureStake(AccountId who, int netuid) {
    ensure(new StakeWeight(store).maySetWeights(who, netuid), "NotEnoughStakeToSetWeights");
  }
}

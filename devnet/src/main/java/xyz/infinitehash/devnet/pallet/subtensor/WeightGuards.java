package xyz.infinitehash.devnet.pallet.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.weights.HashCommits;
import xyz.infinitehash.devnet.pallet.subtensor.weights.Revelation;
import xyz.infinitehash.devnet.pallet.subtensor.weights.WeightRules;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** What the chain asks before a call about weights runs: lengths, stake, commits, then the rate. */
record WeightGuards(Store store) {
  void check(AccountId who, Call call) {
    switch (call.name()) {
      case "set_weights", "set_mechanism_weights" -> {
        ensureStake(who, call);
        boolean open = !store.flag("CommitRevealWeightsEnabled", call.arg("netuid"));
        ensure(!open || isSlowEnough(who, call), "SettingWeightsTooFast");
      }
      case "commit_weights", "commit_mechanism_weights" -> {
        ensureStake(who, call);
        ensure(isSlowEnough(who, call), "CommittingWeightsTooFast");
      }
      case "reveal_weights", "reveal_mechanism_weights" -> {
        ensureStake(who, call);
        Revelation told = Revelations.one(call);
        checkReveal(who, call, index(call), List.of(told));
      }
      case "batch_reveal_weights" -> {
        List<Revelation> told = Revelations.all(call);
        ensureStake(who, call);
        checkReveal(who, call, index(call), told);
      }
      case "batch_set_weights" -> checkBatch(who, call, "weights", "version_keys");
      case "batch_commit_weights" -> checkBatch(who, call, "commit_hashes");
      default -> checkRound(who, call);
    }
  }

  private void checkReveal(AccountId who, Call call, int index, List<Revelation> told) {
    new HashCommits(store).check(who, call.arg("netuid").asInt(), index, told);
  }

  private void checkRound(AccountId who, Call call) {
    ensureStake(who, call);
    BigInteger newest = store.block().state().of("Drand").big("LastStoredRound");
    ensure(call.arg("reveal_round").asBigInteger().compareTo(newest) >= 0, "InvalidRevealRound");
  }

  private void checkBatch(AccountId who, Call call, String... lists) {
    List<Value> netuids = call.arg("netuids").items();
    ensure(
        Stream.of(lists).allMatch(list -> call.arg(list).items().size() == netuids.size()),
        "InputLengthsUnequal");
    netuids.forEach(netuid -> ensureStake(who, netuid.asInt()));
  }

  private void ensureStake(AccountId who, Call call) {
    ensureStake(who, call.arg("netuid").asInt());
  }

  private void ensureStake(AccountId who, int netuid) {
    ensure(new StakeWeight(store).maySetWeights(who, netuid), "NotEnoughStakeToSetWeights");
  }

  /** Who is not on the subnet is told so later. */
  private boolean isSlowEnough(AccountId who, Call call) {
    int netuid = call.arg("netuid").asInt();
    OptionalInt uid = new SubnetFacts(store).uid(netuid, who);
    return uid.isEmpty()
        || new WeightRules(store).isSlowEnough(netuid, index(call), uid.getAsInt());
  }

  private static int index(Call call) {
    Value mechanism = call.args().get("mecid");
    int step = mechanism == null ? 0 : mechanism.asInt();
    return (call.arg("netuid").asInt() + Store.MECHANISM_STEP * step) & 0xffff;
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.weights.TimelockedCommits;
import xyz.infinitehash.devnet.pallet.subtensor.weights.WeightRules;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls that set weights openly or commit them under a timelock. */
final class WeightCalls {
  private final Store store;

  WeightCalls(Store store) {
    this.store = store;
  }

  void set(AccountId hotkey, Call call, int mechanism) {
    new WeightRules(store)
        .set(
            hotkey,
            new WeightRules.Row(
                call.arg("netuid").asInt(),
                mechanism,
                numbers(call.arg("dests")),
                numbers(call.arg("weights")),
                call.arg("version_key").asBigInteger()));
  }

  /** Commits weights that open with a pulse of drand. */
  void commit(AccountId hotkey, Call call, int mechanism, int version) {
    new TimelockedCommits(store)
        .commit(
            hotkey,
            call.arg("netuid").asInt(),
            mechanism,
            call.arg("commit").asBytes(),
            call.arg("reveal_round"),
            version);
  }

  /** Every item for itself: one that fails leaves the others, and shows in an event only. */
  void setBatch(AccountId hotkey, Call call) {
    List<Value> netuids = call.arg("netuids").items();
    List<Value> weights = call.arg("weights").items();
    List<Value> keys = call.arg("version_keys").items();
    ensure(
        netuids.size() == weights.size() && netuids.size() == keys.size(), "InputLengthsUnequal");
    record Failure(Value netuid, Value error) {}
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < netuids.size(); i++) {
      List<Value> pairs = weights.get(i).items();
      try {
        new WeightRules(store)
            .set(
                hotkey,
                new WeightRules.Row(
                    netuids.get(i).asInt(),
                    0,
                    pairs.stream().map(pair -> pair.item(0).asInt()).toList(),
                    pairs.stream().map(pair -> pair.item(1).asInt()).toList(),
                    keys.get(i).asBigInteger()));
      } catch (DispatchFault fault) {
        failures.add(new Failure(netuids.get(i), store.block().value(fault.error())));
      }
    }
    if (!failures.isEmpty()) {
      store.event("BatchCompletedWithErrors");
    }
    failures.forEach(
        failure -> store.event("BatchWeightItemFailed", failure.netuid(), failure.error()));
    store.event("BatchWeightsCompleted", call.arg("netuids"), Store.value(hotkey));
  }

  private static List<Integer> numbers(Value row) {
    return row.items().stream().map(Value::asInt).toList();
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.weights.HashCommits;
import xyz.infinitehash.devnet.pallet.subtensor.weights.WeightRules;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * The calls that set or commit weights on several subnets: every item for itself, one that fails
 * leaves the others and shows in an event only.
 */
final class WeightBatches {
  private final Store store;

  WeightBatches(Store store) {
    this.store = store;
  }

  /** The call {@code batch_set_weights}. */
  void set(AccountId hotkey, Call call) {
    List<Value> weights = call.arg("weights").items();
    List<Value> keys = call.arg("version_keys").items();
    ensure(keys.size() == weights.size(), "InputLengthsUnequal");
    WeightRules rules = new WeightRules(store);
    run(
        hotkey,
        call,
        weights.size(),
        item -> {
          List<Value> pairs = weights.get(item).items();
          rules.set(
              hotkey,
              new WeightRules.Row(
                  netuid(call, item),
                  0,
                  pairs.stream().map(pair -> pair.item(0).asInt()).toList(),
                  pairs.stream().map(pair -> pair.item(1).asInt()).toList(),
                  keys.get(item).asBigInteger()));
        });
  }

  /** The call {@code batch_commit_weights}. */
  void commit(AccountId hotkey, Call call) {
    List<Value> hashes = call.arg("commit_hashes").items();
    HashCommits commits = new HashCommits(store);
    run(
        hotkey,
        call,
        hashes.size(),
        item -> commits.commit(hotkey, netuid(call, item), 0, hashes.get(item)));
  }

  private void run(AccountId hotkey, Call call, int items, IntConsumer one) {
    Value netuids = call.arg("netuids");
    ensure(netuids.items().size() == items, "InputLengthsUnequal");
    record Failure(Value netuid, Value error) {}
    List<Failure> failures = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      try {
        one.accept(item);
      } catch (DispatchFault fault) {
        failures.add(new Failure(netuids.items().get(item), store.block().value(fault.error())));
      }
    }
    if (!failures.isEmpty()) {
      store.event("BatchCompletedWithErrors");
    }
    failures.forEach(
        failure -> store.event("BatchWeightItemFailed", failure.netuid(), failure.error()));
    store.event("BatchWeightsCompleted", netuids, Store.value(hotkey));
  }

  private static int netuid(Call call, int item) {
    return call.arg("netuids").items().get(item).asInt();
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.List;
import java.util.Set;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.weights.HashCommits;
import xyz.infinitehash.devnet.pallet.subtensor.weights.TimelockedCommits;
import xyz.infinitehash.devnet.pallet.subtensor.weights.WeightRules;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The calls that set weights openly, or commit them and reveal them. */
final class WeightCalls {
  /** Their names. */
  static final Set<String> NAMES =
      Set.of(
          "set_weights",
          "set_mechanism_weights",
          "batch_set_weights",
          "commit_weights",
          "commit_mechanism_weights",
          "batch_commit_weights",
          "reveal_weights",
          "reveal_mechanism_weights",
          "batch_reveal_weights",
          "commit_timelocked_weights",
          "commit_timelocked_mechanism_weights",
          "commit_crv3_mechanism_weights");

  private static final int NEWEST_VERSION = 4;

  private final Store store;

  WeightCalls(Store store) {
    this.store = store;
  }

  void run(AccountId hotkey, Call call) {
    switch (call.name()) {
      case "set_weights", "set_mechanism_weights" -> set(hotkey, call);
      case "batch_set_weights" -> new WeightBatches(store).set(hotkey, call);
      case "commit_weights", "commit_mechanism_weights" ->
          new HashCommits(store)
              .commit(hotkey, netuid(call), mechanism(call), call.arg("commit_hash"));
      case "batch_commit_weights" -> new WeightBatches(store).commit(hotkey, call);
      case "reveal_weights", "reveal_mechanism_weights" ->
          new HashCommits(store).reveal(hotkey, Revelations.one(call));
      case "batch_reveal_weights" ->
          new HashCommits(store).revealAll(hotkey, netuid(call), Revelations.all(call));
      default -> lock(hotkey, call);
    }
  }

  private void set(AccountId hotkey, Call call) {
    new WeightRules(store)
        .set(
            hotkey,
            new WeightRules.Row(
                netuid(call),
                mechanism(call),
                numbers(call.arg("dests")),
                numbers(call.arg("weights")),
                call.arg("version_key").asBigInteger()));
  }

  /** Commits weights that open with a pulse of drand. */
  private void lock(AccountId hotkey, Call call) {
    Value version = call.args().get("commit_reveal_version");
    new TimelockedCommits(store)
        .commit(
            hotkey,
            netuid(call),
            mechanism(call),
            call.arg("commit").asBytes(),
            call.arg("reveal_round"),
            version == null ? NEWEST_VERSION : version.asInt());
  }

  private static int netuid(Call call) {
    return call.arg("netuid").asInt();
  }

  private static int mechanism(Call call) {
    Value mechanism = call.args().get("mecid");
    return mechanism == null ? 0 : mechanism.asInt();
  }

  private static List<Integer> numbers(Value row) {
    return row.items().stream().map(Value::asInt).toList();
  }
}

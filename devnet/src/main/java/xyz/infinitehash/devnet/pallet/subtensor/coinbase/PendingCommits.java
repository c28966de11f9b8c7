package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import java.util.HashMap;
import java.util.Map;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.store.Schedules;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * Commits of weights that can still be revealed: what a hotkey sets must not reach past its
 * earliest one.
 */
final class PendingCommits {
  private PendingCommits() {}

  /** The block of the earliest commit of each hotkey; empty when weights are set openly. */
  static Map<AccountId, Long> earliest(Store store, int netuid, int index) {
    Map<AccountId, Long> earliest = new HashMap<>();
    if (!store.flag("CommitRevealWeightsEnabled", Store.value(netuid))) {
      return earliest;
    }
    long oldest =
        Schedules.of(store, netuid).indexAt(store.now())
            - store.number("RevealPeriodEpochs", Store.value(netuid));
    for (PalletStorage.Entry queue : store.items().entries("WeightCommits", Store.value(index))) {
      queue.value().items().stream()
          .filter(commit -> commit.item(1).asLong() >= oldest)
          .findFirst()
          .ifPresent(
              commit ->
                  earliest.merge(
                      queue.keys().get(1).asAccountId(), commit.item(2).asLong(), Math::min));
    }
    for (PalletStorage.Entry queue :
        store.items().entries("TimelockedWeightCommits", Store.value(index))) {
      if (queue.keys().get(1).asLong() >= oldest) {
        for (Value commit : queue.value().items()) {
          earliest.merge(commit.item(0).asAccountId(), commit.item(1).asLong(), Math::min);
        }
      }
    }
    return earliest;
  }
}

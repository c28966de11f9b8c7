package xyz.infinitehash.validator.chain;

import java.util.Optional;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.epoch.TempoGrid;
import xyz.infinitehash.bittensor.weights.PendingCommit;
import xyz.infinitehash.bittensor.weights.RevealWatch;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.MapEntry;
import xyz.infinitehash.substrate.value.Value;

/** Follows the timelocked commits of one hotkey, which the chain reveals or drops in silence. */
final class TimelockedCommits {
  private static final String PALLET = "SubtensorModule";

  private final Chain chain;
  private final FinalBlocks finals;
  private final AccountId hotkey;

  TimelockedCommits(Chain chain, FinalBlocks finals, AccountId hotkey) {
    this.chain = chain;
    this.finals = finals;
    this.hotkey = hotkey;
  }

  /**
   * The epoch in which the chain reveals what this extrinsic committed; empty when it is no commit
   * under a timelock.
   */
  Optional<Long> revealEpoch(Inclusion inclusion, WeightTable table) {
    RevealWatch watch = new RevealWatch(table, hotkey, 0);
    if (inclusion.events().stream().noneMatch(watch::isCommit)) {
      return Optional.empty();
    }
    ChainAt at = chain.at(inclusion.place().block());
    long period = at.value(PALLET, "RevealPeriodEpochs", table.netUid().toValue()).asLong();
    return Optional.of(EpochSchedule.read(at, table.netUid()).index() + period);
  }

  /**
   * Looks at the head: a commit that waits is still in the chain's queue; one that is gone was
   * revealed, with an event in a block of its epoch, or dropped.
   *
   * @param weights what was committed, by the uids of the head
   */
  Reveal look(WeightTable table, Landing landing, WeightVector weights, ChainAt head) {
    long epoch = landing.revealEpoch().orElseThrow();
    EpochSchedule schedule = EpochSchedule.read(head, table.netUid());
    if (waits(head, table, landing)) {
      return schedule.index() > epoch
          ? new Reveal.Lost("its epoch went by without drand's pulse")
          : new Reveal.Waiting();
    }
    Optional<Reveal> event = event(table, landing, schedule);
    if (event.isPresent()) {
      return event.get();
    }
    return stands(head, table, weights)
        ? new Reveal.Revealed(Optional.empty())
        : new Reveal.Lost(
            schedule.index() > epoch
                ? "its epoch is over and its weights do not stand"
                : "the chain took it from its queue and set no weights");
  }

  private boolean waits(ChainAt head, WeightTable table, Landing landing) {
    Value index = Value.of(table.netUid().storageIndex(table.mechanism()));
    for (MapEntry entry : head.entries(PALLET, "TimelockedWeightCommits", index)) {
      for (PendingCommit commit : PendingCommit.of(entry.value())) {
        if (commit.hotkey().equals(hotkey) && commit.block().value() == landing.block()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The event, in the blocks of the reveal epoch, as far as the node has their states. It does not
   * say which commit it reveals, and one epoch may have taken two of them: ours comes in the block
   * that takes ours from the queue.
   */
  private Optional<Reveal> event(WeightTable table, Landing landing, EpochSchedule head) {
    RevealWatch watch = new RevealWatch(table, hotkey, landing.revealEpoch().orElseThrow());
    try {
      EpochSchedule end = head;
      while (end.index() > watch.revealEpoch()) {
        end = EpochSchedule.read(at(end.head().value() - since(end) - 1), table.netUid());
      }
      // one block more on the left: an epoch put off reveals in the block it was due in
      long first = Math.max(landing.block() + 1, end.head().value() - since(end) - 1);
      for (long block = first; block <= end.head().value(); block++) {
        ChainAt at = at(block);
        if (!waits(at, table, landing)) {
          return at.events().stream().anyMatch(watch::isReveal)
              ? Optional.of(new Reveal.Revealed(Optional.of(block)))
              : Optional.empty();
        }
      }
    } catch (SubstrateException forgotten) {
      return Optional.empty(); // the row on the chain tells
    }
    return Optional.empty();
  }

  private ChainAt at(long block) {
    return chain.at(finals.hash(block));
  }

  private static long since(EpochSchedule schedule) {
    return switch (schedule) {
      case DynamicTempo dynamic -> dynamic.sinceStep();
      case TempoGrid grid ->
          (grid.head().value() + grid.netuid().value() + 1) % (grid.tempo() + 1L);
    };
  }

  private boolean stands(ChainAt head, WeightTable table, WeightVector weights) {
    Optional<Value> uid = head.storage(PALLET, "Uids", table.netUid().toValue(), Value.of(hotkey));
    return uid.isPresent()
        && table.row(head, new Uid(uid.get().asInt())).equals(weights.upscaled());
  }
}

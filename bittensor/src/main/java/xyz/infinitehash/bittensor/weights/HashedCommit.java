package xyz.infinitehash.bittensor.weights;

import java.util.List;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.epoch.TempoGrid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * A hash that waits on the chain for its weights ({@code SubtensorModule.WeightCommits}). Revealed
 * ones are gone from there with all that were committed before; others stay until the next commit.
 *
 * @param hash 32 bytes
 * @param epoch number of the epoch it counts for; it is revealed a period later
 */
public record HashedCommit(ByteString hash, long epoch) {
  /** Those of a validator, the oldest first. */
  public static List<HashedCommit> read(ChainAt at, WeightTable table, AccountId hotkey) {
    Value index = Value.of(table.netUid().storageIndex(table.mechanism()));
    EpochSchedule schedule = EpochSchedule.read(at, table.netUid());
    return at
        .storage("SubtensorModule", "WeightCommits", index, Value.of(hotkey))
        .map(Value::items)
        .orElse(List.of())
        .stream()
        .map(entry -> of(entry, schedule))
        .toList();
  }

  /** Since tempo is dynamic the chain keeps the epoch, before that the block of the commit. */
  static HashedCommit of(Value entry, EpochSchedule schedule) {
    long number = entry.item(1).asLong();
    long epoch =
        schedule instanceof TempoGrid grid
            ? new TempoGrid(grid.netuid(), new BlockNumber(number), grid.tempo()).index()
            : number;
    return new HashedCommit(entry.item(0).asByteString(), epoch);
  }

  /**
   * Whether its turn has come at a head: {@link RevealWatch.Sight.NotYet}, {@link
   * RevealWatch.Sight.Late} from the first to the last block in which it can be revealed, {@link
   * RevealWatch.Sight.Expired}.
   *
   * @param periodEpochs RevealPeriodEpochs
   */
  public RevealWatch.Sight turn(
      WeightTable table, AccountId hotkey, EpochSchedule schedule, long periodEpochs) {
    return new RevealWatch(table, hotkey, epoch + periodEpochs).see(schedule, List.of());
  }
}

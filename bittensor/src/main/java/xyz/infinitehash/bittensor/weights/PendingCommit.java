package xyz.infinitehash.bittensor.weights;

import java.util.List;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * A timelocked commit that waits on the chain ({@code TimelockedWeightCommits}). Revealed ones are
 * gone from there, and so are those whose epoch is over.
 *
 * @param block in which it was committed
 * @param round of drand that opens it
 */
public record PendingCommit(AccountId hotkey, BlockNumber block, ByteString commit, long round) {
  /** The most that may wait of one hotkey in one epoch. */
  public static final int MOST_AN_EPOCH = 10;

  /** Those of all validators that count for an epoch, in the order they will be revealed in. */
  public static List<PendingCommit> read(ChainAt at, WeightTable table, long commitEpoch) {
    Value index = Value.of(table.netUid().storageIndex(table.mechanism()));
    return of(at.value("SubtensorModule", "TimelockedWeightCommits", index, Value.of(commitEpoch)));
  }

  /** From the value of the storage item. */
  public static List<PendingCommit> of(Value stored) {
    return stored.items().stream()
        .map(
            entry ->
                new PendingCommit(
                    entry.item(0).asAccountId(),
                    new BlockNumber(entry.item(1).asLong()),
                    entry.item(2).asByteString(),
                    entry.item(3).asLong()))
        .toList();
  }
}

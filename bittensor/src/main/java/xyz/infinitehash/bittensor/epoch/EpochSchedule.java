package xyz.infinitehash.bittensor.epoch;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.storage.StorageKey;
import xyz.infinitehash.substrate.value.Value;

/**
 * When a subnet's epochs run, as of one block. The owner can change it at any time: read it again
 * at every use. Two schemes exist, told apart by what the metadata offer.
 */
public sealed interface EpochSchedule permits DynamicTempo, TempoGrid {
  /** The block whose state this was read from. */
  BlockNumber head();

  /** Blocks from one epoch to the next; 0 means none. */
  int tempo();

  /** Number of the epoch under way: how many have run. */
  long index();

  /**
   * The epoch by which the block after the head reveals commits: the one that is due to begin in
   * it, also when the block is full of epochs and puts it off.
   */
  long indexAhead();

  /**
   * The first block after the head in which an epoch runs, if nothing changes and no other subnet's
   * epochs push it back; empty while tempo is 0.
   */
  default Optional<BlockNumber> next() {
    return next(1);
  }

  /**
   * The same for the epoch after so many.
   *
   * @param epochs 1 for the next one
   */
  Optional<BlockNumber> next(int epochs);

  /** Reads it from the state of one block. */
  static EpochSchedule read(ChainAt at, NetUid netuid) {
    String pallet = "SubtensorModule";
    Value key = netuid.toValue();
    if (!at.runtime().hasStorage(pallet, "LastEpochBlock")) {
      return new TempoGrid(netuid, at.number(), at.value(pallet, "Tempo", key).asInt());
    }
    List<Optional<Value>> values =
        at.storage(
            List.of(
                StorageKey.of(pallet, "Tempo", key),
                StorageKey.of(pallet, "LastEpochBlock", key),
                StorageKey.of(pallet, "PendingEpochAt", key),
                StorageKey.of(pallet, "SubnetEpochIndex", key),
                StorageKey.of(pallet, "BlocksSinceLastStep", key)));
    long[] numbers = values.stream().mapToLong(v -> v.orElseThrow().asLong()).toArray();
    return new DynamicTempo(
        at.number(), (int) numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }
}

package xyz.infinitehash.bittensor.epoch;

import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.BlockNumber;

/**
 * The scheme up to spec 422: a fixed grid. An epoch runs in block b when b + netuid + 1 is a
 * multiple of tempo + 1.
 *
 * @param tempo blocks between two epochs, so that the period is one more
 */
public record TempoGrid(NetUid netuid, BlockNumber head, int tempo) implements EpochSchedule {
  @Override
  public long index() {
    return shifted() / (tempo + 1L);
  }

  @Override
  public Optional<BlockNumber> next(int epochs) {
    return tempo == 0 || epochs < 1
        ? Optional.empty()
        : Optional.of(new BlockNumber((index() + epochs) * (tempo + 1L) - netuid.value() - 1));
  }

  @Override
  public long indexAhead() {
    return (shifted() + 1) / (tempo + 1L);
  }

  private long shifted() {
    return head.value() + netuid.value() + 1;
  }
}

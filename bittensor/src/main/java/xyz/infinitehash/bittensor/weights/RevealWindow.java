package xyz.infinitehash.bittensor.weights;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import xyz.infinitehash.bittensor.epoch.DynamicTempo;
import xyz.infinitehash.bittensor.epoch.EpochSchedule;
import xyz.infinitehash.bittensor.epoch.TempoGrid;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.substrate.chain.BlockNumber;

/**
 * When weights that are committed in the block after a head are revealed: in one epoch, which the
 * chain counts from the commit's, and in no other. Foretold from the state of that head; a change
 * of tempo, of the period, a trigger, or a block full of epochs moves it.
 *
 * @param commitEpoch number of the epoch the commit counts for
 * @param revealEpoch number of the epoch in which it is revealed
 * @param first block of that epoch: timelocked weights are revealed in it when the pulse is there
 * @param last block of that epoch: what is not revealed after it never will be
 */
public record RevealWindow(
    long commitEpoch, long revealEpoch, BlockNumber first, BlockNumber last) {
  /** Blocks after {@link #first} at which the round is due, so that it is never out before. */
  public static final int SECURITY_BLOCKS = 3;

  private static final int MOST_PERIODS = 100; // the chain takes no longer period

  /**
   * Foretells it for a commit in the block after the schedule's head.
   *
   * @param periodEpochs RevealPeriodEpochs, 1 to 100
   * @return empty while the subnet runs no epochs
   */
  public static Optional<RevealWindow> of(EpochSchedule schedule, long periodEpochs) {
    if (periodEpochs < 0 || periodEpochs > MOST_PERIODS) {
      throw new IllegalArgumentException("a reveal period of " + periodEpochs + " epochs");
    }
    if (schedule.tempo() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (schedule) {
          case DynamicTempo tempo -> of(tempo, periodEpochs);
          case TempoGrid grid -> of(grid, periodEpochs);
        });
  }

  private static RevealWindow of(DynamicTempo head, long periodEpochs) {
    long commit = head.isDue() ? head.index() + 1 : head.index();
    DynamicTempo state = head;
    while (state.indexAhead() < commit + periodEpochs) {
      state = state.advance();
    }
    BlockNumber first = state.head().plus(1);
    while (state.indexAhead() <= commit + periodEpochs) {
      state = state.advance();
    }
    return new RevealWindow(commit, commit + periodEpochs, first, state.head());
  }

  private static RevealWindow of(TempoGrid grid, long periodEpochs) {
    long length = grid.tempo() + 1L;
    long shift = grid.netuid().value() + 1L;
    long commit = (grid.head().value() + 1 + shift) / length;
    long first = (commit + periodEpochs) * length - shift;
    return new RevealWindow(
        commit, commit + periodEpochs, new BlockNumber(first), new BlockNumber(first + length - 1));
  }

  /**
   * The drand round to lock a commit to: the one that the SDK takes.
   *
   * @param head block the window was foretold at
   * @param time chain time of that block; not this machine's
   * @param blockTime from one block to the next
   * @return 1 or more
   */
  public long round(DrandNetwork drand, BlockNumber head, Instant time, Duration blockTime) {
    Instant due = time.plus(blockTime.multipliedBy(first.since(head) + SECURITY_BLOCKS));
    return Math.max(1, drand.roundAt(due) - 1);
  }
}

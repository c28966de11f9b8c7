package xyz.infinitehash.bittensor.epoch;

import java.util.Optional;
import xyz.infinitehash.substrate.chain.BlockNumber;

/**
 * The scheme since spec 423. In a block an epoch is due when tempo is not 0 and the block a trigger
 * asked for has come, or tempo blocks have passed since the cycle began, or more than 50,400 since
 * the last epoch.
 *
 * @param tempo blocks
 * @param cycleStart LastEpochBlock: where the present cycle began, by an epoch or by a change of
 *     tempo
 * @param pending PendingEpochAt: block a trigger asked for, 0 for none
 * @param index SubnetEpochIndex
 * @param sinceStep BlocksSinceLastStep: blocks since an epoch ran
 */
public record DynamicTempo(
    BlockNumber head, int tempo, long cycleStart, long pending, long index, long sinceStep)
    implements EpochSchedule {
  /** An epoch runs when none did for more blocks than this. */
  public static final long LONGEST = 50_400;

  /** Whether an epoch is due in the block after the head. */
  public boolean isDue() {
    long block = head.value() + 1;
    return tempo > 0
        && ((pending > 0 && block >= pending)
            || sinceStep + 1 > LONGEST
            || block - cycleStart >= tempo);
  }

  /**
   * {@inheritDoc} They run before epochs do and before the block's step is counted, so that an
   * epoch that is due by {@link #LONGEST} alone counts one block late.
   */
  @Override
  public long indexAhead() {
    long block = head.value() + 1;
    boolean due =
        tempo > 0
            && ((pending > 0 && block >= pending)
                || sinceStep > LONGEST
                || block - cycleStart >= tempo);
    return due ? index + 1 : index;
  }

  /** The state after the next block when a due epoch runs in it. */
  public DynamicTempo advance() {
    BlockNumber block = head.plus(1);
    return isDue()
        ? new DynamicTempo(block, tempo, block.value(), 0, index + 1, 0)
        : new DynamicTempo(block, tempo, cycleStart, pending, index, sinceStep + 1);
  }

  /**
   * The state after the next block when its due epoch is put off to the block after, the block
   * being full of epochs.
   */
  public DynamicTempo defer() {
    BlockNumber block = head.plus(1);
    return new DynamicTempo(block, tempo, cycleStart, block.value() + 1, index, sinceStep + 1);
  }

  /**
   * What the runtime API get_next_epoch_start_block tells: the planned block, which lies in the
   * past while an epoch is put off.
   */
  public Optional<BlockNumber> planned() {
    long auto = cycleStart + tempo;
    return tempo == 0
        ? Optional.empty()
        : Optional.of(new BlockNumber(pending > 0 ? Math.min(auto, pending) : auto));
  }

  @Override
  public Optional<BlockNumber> next(int epochs) {
    if (tempo == 0 || epochs < 1) {
      return Optional.empty();
    }
    long auto = cycleStart + tempo;
    long asked = pending > 0 ? Math.min(auto, pending) : auto;
    long silent = head.value() + LONGEST + 1 - sinceStep;
    long first = Math.max(head.value() + 1, Math.min(asked, silent));
    return Optional.of(new BlockNumber(first + (epochs - 1L) * Math.min(tempo, LONGEST + 1)));
  }
}

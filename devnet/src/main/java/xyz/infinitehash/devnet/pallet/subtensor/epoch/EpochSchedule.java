package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.util.OptionalLong;

/**
 * When a subnet's epochs run: {@code tempo} blocks apart, or at a block asked for, or when none has
 * run for too long. A block runs a limited number; subnets beyond it, in order of netuid, slip one
 * block.
 *
 * @param tempo blocks an epoch; 0 = none ever
 * @param lastEpoch block of the last slot
 * @param pending block asked for, 0 = none
 * @param index epochs so far
 * @param blocksSince blocks since an epoch last ran
 */
public record EpochSchedule(int tempo, long lastEpoch, long pending, long index, long blocksSince) {
  /** Blocks without an epoch after which one runs whatever the tempo. */
  public static final int MAX_TEMPO = 50_400;

  /** Blocks of the shortest tempo an owner may set. */
  public static final int MIN_TEMPO = 360;

  /** One more block has begun. */
  public EpochSchedule counted() {
    return new EpochSchedule(tempo, lastEpoch, pending, index, blocksSince + 1);
  }

  /** True when an epoch is due at {@code block}. */
  public boolean isDue(long block) {
    return tempo > 0
        && ((pending > 0 && block >= pending)
            || blocksSince > MAX_TEMPO
            || block - lastEpoch >= tempo);
  }

  /** The epoch ran at {@code block}. */
  public EpochSchedule ran(long block) {
    return new EpochSchedule(tempo, block, 0, index + 1, 0);
  }

  /** The epoch was due at {@code block} and slips to the next. */
  public EpochSchedule deferred(long block) {
    return new EpochSchedule(tempo, lastEpoch, block + 1, index, blocksSince);
  }

  /** The tempo was set at {@code block}: the cycle begins anew. */
  public EpochSchedule withTempo(int newTempo, long block) {
    return new EpochSchedule(newTempo, block, pending, index, blocksSince);
  }

  /**
   * The block the next epoch starts in, as the runtime API tells; it may lie in the past. Empty for
   * tempo 0.
   */
  public OptionalLong next() {
    if (tempo == 0) {
      return OptionalLong.empty();
    }
    long automatic = lastEpoch + tempo;
    return OptionalLong.of(pending > 0 ? Math.min(automatic, pending) : automatic);
  }

  /** Blocks left to the next automatic epoch, not below 0. */
  public long untilAutomatic(long block) {
    return tempo == 0 ? Long.MAX_VALUE : Math.max(0, lastEpoch + tempo - block);
  }

  /** The index a commit or reveal at {@code block} belongs to. */
  public long indexAt(long block) {
    return isDue(block) ? index + 1 : index;
  }
}

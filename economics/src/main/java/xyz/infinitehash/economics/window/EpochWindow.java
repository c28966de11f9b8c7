package xyz.infinitehash.economics.window;

import java.time.Duration;
import java.time.Instant;
import xyz.infinitehash.economics.EconomicsException;

/**
 * The stretch of time whose work one epoch's weights pay for: from the chain timestamp of the
 * epoch's first block to that of the next epoch's first block, half open. Chain time and not block
 * numbers, because shares carry a time and no block.
 *
 * @param epoch index of the epoch, zero or more, as the chain or its block grid counts it
 * @param startBlock first block of the epoch
 * @param endBlock first block of the next epoch, past {@code startBlock}
 * @param start chain time of {@code startBlock}, inside the window
 * @param end chain time of {@code endBlock}, outside the window and past {@code start}
 */
public record EpochWindow(long epoch, long startBlock, long endBlock, Instant start, Instant end) {
  /** Refuses empty and backward windows. */
  public EpochWindow {
    if (epoch < 0 || startBlock < 0 || endBlock <= startBlock) {
      throw new EconomicsException(
          "epoch %d cannot span blocks %d to %d".formatted(epoch, startBlock, endBlock));
    }
    if (!end.isAfter(start)) {
      throw new EconomicsException(
          "epoch %d cannot span the time %s to %s".formatted(epoch, start, end));
    }
  }

  /** Whether a share received at this instant counts in this window. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** More than zero. */
  public Duration duration() {
    return Duration.between(start, end);
  }
}

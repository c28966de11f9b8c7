package xyz.infinitehash.substrate.rpc;

import java.time.Duration;

/**
 * When a node counts as behind.
 *
 * @param silence so long without a new block; several block times
 * @param mostBehind blocks its head may be below the highest one seen
 */
public record Freshness(Duration silence, int mostBehind) {
  /** A minute, five blocks of twelve seconds. */
  public static final Freshness STANDARD = new Freshness(Duration.ofMinutes(1), 5);
}

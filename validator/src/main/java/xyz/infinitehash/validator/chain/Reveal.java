package xyz.infinitehash.validator.chain;

import java.util.Optional;

/** What has become of a timelocked commit by a head. */
public sealed interface Reveal {
  /** It waits for its epoch or its pulse. */
  record Waiting() implements Reveal {}

  /**
   * The weights stand.
   *
   * @param block since when; empty when the node has forgotten, and the row tells
   */
  record Revealed(Optional<Long> block) implements Reveal {}

  /** The chain dropped it, or its epoch is over: it never will be weights. */
  record Lost(String reason) implements Reveal {}
}

package xyz.infinitehash.devnet.fault;

import java.time.Duration;

/**
 * How one answer is given.
 *
 * @param late so much later; zero for at once
 * @param mute not at all
 * @param twice a second time behind the first
 * @param garbled cut in the middle
 */
public record Manner(Duration late, boolean mute, boolean twice, boolean garbled) {
  /** As a good node does. */
  public static final Manner PLAIN = new Manner(Duration.ZERO, false, false, false);

  /** The text that goes out for an answer. */
  public String spell(String answer) {
    return garbled ? answer.substring(0, (answer.length() + 1) / 2) : answer;
  }
}

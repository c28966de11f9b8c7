package xyz.infinitehash.substrate.chain;

import java.time.Duration;

/**
 * How an extrinsic is sent by {@link Chain#send}.
 *
 * @param until what is waited for
 * @param atMost how long, all in all
 * @param mostSignings how often it may be signed, 1 or more; every signature has the same nonce
 *     unless the node never took one, so that at most one of them gets into a block
 */
public record SendTerms(Chain.Until until, Duration atMost, int mostSignings) {
  public SendTerms {
    if (mostSignings < 1) {
      throw new IllegalArgumentException("it is signed at least once");
    }
  }

  /** Until it is in a block, signed three times at most. */
  public static SendTerms within(Duration atMost) {
    return new SendTerms(Chain.Until.IN_BLOCK, atMost, 3);
  }

  /** Until that block is final. */
  public SendTerms untilFinal() {
    return new SendTerms(Chain.Until.FINALIZED, atMost, mostSignings);
  }
}

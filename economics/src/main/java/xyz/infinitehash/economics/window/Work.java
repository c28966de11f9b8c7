package xyz.infinitehash.economics.window;

import java.math.BigInteger;
import xyz.infinitehash.economics.EconomicsException;

/**
 * Work done, as the expected number of hashes: the sum of the assigned difficulties of the counted
 * shares in units of 2^-32 difficulty (one unit is one hash by the field's 2^32 convention).
 *
 * @param hashes zero or more; unbounded, a window of a large pool passes 2^64
 */
public record Work(BigInteger hashes) implements Comparable<Work> {
  /** No work: a hotkey that was watched and hashed nothing. Absence is another thing. */
  public static final Work NONE = new Work(BigInteger.ZERO);

  /** Refuses a negative number. */
  public Work {
    if (hashes.signum() < 0) {
      throw new EconomicsException("work is zero or more, not " + hashes);
    }
  }

  /**
   * @param hashes zero or more
   */
  public static Work of(long hashes) {
    return new Work(BigInteger.valueOf(hashes));
  }

  /** Both together. */
  public Work plus(Work other) {
    return new Work(hashes.add(other.hashes));
  }

  /** True when nothing was hashed. */
  public boolean isNone() {
    return hashes.signum() == 0;
  }

  @Override
  public int compareTo(Work other) {
    return hashes.compareTo(other.hashes);
  }

  @Override
  public String toString() {
    return hashes + " hashes";
  }
}

package xyz.infinitehash.substrate.chain;

/** Height of a block; genesis is 0. */
public record BlockNumber(long value) implements Comparable<BlockNumber> {
  public BlockNumber {
    if (value < 0) {
      throw new IllegalArgumentException("a block number is not negative: " + value);
    }
  }

  /** So many blocks later; earlier when negative, but not before genesis. */
  public BlockNumber plus(long blocks) {
    return new BlockNumber(Math.max(0, Math.addExact(value, blocks)));
  }

  /** Blocks from the other one up to this; negative when this is the earlier. */
  public long since(BlockNumber other) {
    return value - other.value;
  }

  public boolean isAfter(BlockNumber other) {
    return value > other.value;
  }

  @Override
  public int compareTo(BlockNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

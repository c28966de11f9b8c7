package xyz.infinitehash.bittensor;

import xyz.infinitehash.substrate.value.Value;

/** Number of a subnet, 0 to 65,535; 0 is root, InfiniteHash is 89. */
public record NetUid(int value) implements Comparable<NetUid> {
  /** The subnet of the subnets: stake without alpha, no mining. */
  public static final NetUid ROOT = new NetUid(0);

  private static final int MECHANISM_STEP = 4096;

  public NetUid {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("a netuid is 0 to 65535, not " + value);
    }
  }

  /**
   * The chain's index of one of the subnet's weight tables: netuid + 4096 * mechanism.
   *
   * @param mechanism 0 for the plain one, below 16
   */
  public int storageIndex(int mechanism) {
    if (mechanism < 0 || value >= MECHANISM_STEP || mechanism >= 16) {
      throw new IllegalArgumentException("no mechanism " + mechanism + " of subnet " + value);
    }
    return value + MECHANISM_STEP * mechanism;
  }

  /** As an argument of calls and a key of storage. */
  public Value toValue() {
    return Value.of(value);
  }

  @Override
  public int compareTo(NetUid other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}

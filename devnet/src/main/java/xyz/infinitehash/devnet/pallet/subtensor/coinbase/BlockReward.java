package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import java.math.BigInteger;

/**
 * How much a block creates: one whole coin until half of all are issued, half of it until three
 * quarters, and so on.
 */
final class BlockReward {
  private static final BigInteger SUPPLY = BigInteger.valueOf(21_000_000_000_000_000L);
  private static final long WHOLE = 1_000_000_000L;

  private BlockReward() {}

  /**
   * Rao (of TAO or of one subnet's alpha) that the next block creates.
   *
   * @param issuance rao issued so far
   */
  static long at(BigInteger issuance) {
    BigInteger left = SUPPLY.subtract(issuance);
    if (left.signum() <= 0) {
      return 0;
    }
    int halvings = 0;
    while (left.shiftLeft(halvings + 1).compareTo(SUPPLY) <= 0) {
      halvings++;
    }
    return WHOLE >> Math.min(halvings, 63);
  }
}

package xyz.infinitehash.validator.chain;

import xyz.infinitehash.validator.ValidatorException;

/**
 * One subnet of one chain.
 *
 * @param genesis hash of the chain's first block, 64 lower-case hex digits
 * @param netuid number of the subnet, 0 to 65535
 */
public record SubnetId(String genesis, int netuid) {
  /** Refuses other texts and numbers. */
  public SubnetId {
    if (!genesis.matches("[0-9a-f]{64}") || netuid < 0 || netuid > 65_535) {
      throw new ValidatorException("not a subnet: " + genesis + "/" + netuid);
    }
  }
}

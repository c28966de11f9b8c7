package xyz.infinitehash.devnet.pallet;

/**
 * What a call costs the chain.
 *
 * @param refTime picoseconds on the reference machine
 * @param proofSize bytes of proof
 */
public record Weight(long refTime, long proofSize) {
  /** Nothing. */
  public static final Weight ZERO = new Weight(0, 0);

  public Weight {
    if (refTime < 0 || proofSize < 0) {
      throw new IllegalArgumentException("negative weight");
    }
  }

  /** Both together. */
  public Weight plus(Weight other) {
    return new Weight(
        Math.addExact(refTime, other.refTime), Math.addExact(proofSize, other.proofSize));
  }
}

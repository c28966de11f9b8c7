package xyz.infinitehash.substrate.extrinsic;

import java.math.BigInteger;

/**
 * What is signed around a call.
 *
 * @param genesisHash of the chain
 * @param specVersion of the runtime it is meant for
 * @param txVersion of the runtime it is meant for
 * @param era how long it is valid
 * @param birthHash hash of the block the era is born in; genesis when immortal
 * @param nonce of the signer, 0 to 2^32 - 1
 * @param tip in the smallest unit (rao)
 */
public record Envelope(
    BlockHash genesisHash,
    long specVersion,
    long txVersion,
    Era era,
    BlockHash birthHash,
    long nonce,
    BigInteger tip) {
  public Envelope {
    if (era instanceof Era.Immortal && !birthHash.equals(genesisHash)) {
      throw new ExtrinsicException("an immortal extrinsic is born at genesis");
    }
  }

  /** Valid for ever, without tip. */
  public static Envelope immortal(
      BlockHash genesisHash, long specVersion, long txVersion, long nonce) {
    return new Envelope(
        genesisHash, specVersion, txVersion, Era.immortal(), genesisHash, nonce, BigInteger.ZERO);
  }
}

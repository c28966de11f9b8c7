package xyz.infinitehash.crypto.timelock;

import java.util.Arrays;
import xyz.infinitehash.crypto.CryptoException;

/**
 * What drand publishes for a round: a signature that nobody knows before. It may be wrong until
 * {@link DrandNetwork#verifies} says otherwise.
 */
public final class Pulse {
  /** Bytes of a signature: a compressed point of G1. */
  public static final int SIGNATURE_BYTES = Bls.G1_BYTES;

  private final long round;
  private final byte[] signature;

  /**
   * @param round 1 or more
   * @param signature 48 bytes
   * @throws CryptoException for another round or length
   */
  public Pulse(long round, byte[] signature) {
    if (round < 1) {
      throw new CryptoException("rounds of drand begin with 1, there is no " + round);
    }
    if (signature.length != SIGNATURE_BYTES) {
      throw new CryptoException(
          "a signature of drand has " + SIGNATURE_BYTES + " bytes, not " + signature.length);
    }
    this.round = round;
    this.signature = signature.clone();
  }

  /** Number of the round, from 1. */
  public long round() {
    return round;
  }

  /** A copy of the 48 bytes. */
  public byte[] signature() {
    return signature.clone();
  }

  /** The random 32 bytes everybody gets from it: SHA-256 of the signature. */
  public byte[] randomness() {
    return Bls.sha256(signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pulse pulse
        && round == pulse.round
        && Arrays.equals(signature, pulse.signature);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(round) + Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return "pulse of round " + round;
  }
}

package xyz.infinitehash.crypto.sr25519;

import java.util.random.RandomGenerator;

/** Child keys as schnorrkel derives them, transcript {@code SchnorrRistrettoHDKD}. */
final class Derivation {
  private static final Transcript START =
      new Transcript("SchnorrRistrettoHDKD").append(Schnorr.SIGN_BYTES, new byte[0]);
  private static final byte[] CHAIN_CODE = Transcript.ascii("chain-code");
  private static final byte[] SECRET_KEY = Transcript.ascii("secret-key");
  private static final byte[] PUBLIC_KEY = Transcript.ascii("public-key");
  private static final byte[] HARD = Transcript.ascii("HDKD-hard");
  private static final byte[] SCALAR = Transcript.ascii("HDKD-scalar");
  private static final byte[] NONCE = Transcript.ascii("HDKD-nonce");

  private Derivation() {}

  /** The child's mini-secret, 32 bytes. */
  static byte[] hard(Junction.Hard junction, byte[] secretScalar) {
    return START
        .copy()
        .append(CHAIN_CODE, junction.chainCode())
        .append(SECRET_KEY, secretScalar)
        .challenge(HARD, 32);
  }

  /** What a soft step adds to the secret scalar, and its multiple of B to the public key. */
  static Scalar soft(Junction.Soft junction, byte[] publicKey) {
    return START
        .copy()
        .append(CHAIN_CODE, junction.chainCode())
        .append(PUBLIC_KEY, publicKey)
        .challengeScalar(SCALAR);
  }

  /** A nonce seed for a softly derived key; the reference draws it at random too. */
  static byte[] nonceSeed(byte[] publicKey, byte[] parentSeed, RandomGenerator random) {
    return START.copy().append(PUBLIC_KEY, publicKey).witness(NONCE, parentSeed, random, 32);
  }
}

package xyz.infinitehash.crypto.sr25519;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Schnorr signatures of schnorrkel over ristretto255, in the signing context of Substrate. A
 * signature is R, s with bit 255 set to tell it from Ed25519; it holds when s B - k A is R, where k
 * hangs on context, message, A and R.
 */
final class Schnorr {
  static final int SIGNATURE = 64;
  private static final int MARK = 0x80;

  static final byte[] SIGN_BYTES = Transcript.ascii("sign-bytes");
  private static final byte[] PROTOCOL_LABEL = Transcript.ascii("proto-name");
  private static final byte[] PROTOCOL = Transcript.ascii("Schnorr-sig");
  private static final byte[] KEY = Transcript.ascii("sign:pk");
  private static final byte[] COMMITMENT = Transcript.ascii("sign:R");
  private static final byte[] CHALLENGE = Transcript.ascii("sign:c");
  private static final byte[] NONCE = Transcript.ascii("signing");

  private static final Transcript SUBSTRATE =
      new Transcript("SigningContext").append(new byte[0], Transcript.ascii("substrate"));

  private Schnorr() {}

  /**
   * Signs in constant time; the nonce comes of the transcript, the key's own nonce seed and fresh
   * randomness.
   */
  static byte[] sign(
      Scalar key, byte[] nonceSeed, byte[] publicKey, byte[] message, RandomGenerator random) {
    Transcript transcript = begin(publicKey, message);
    byte[] drawn = transcript.witness(NONCE, nonceSeed, random, 64);
    Scalar nonce = Scalar.reduced(drawn);
    EdwardsPoint commitment = FixedBaseTable.multiply(nonce);
    byte[] r = Ristretto.encode(commitment);
    Scalar challenge = transcript.append(COMMITMENT, r).challengeScalar(CHALLENGE);
    byte[] s = challenge.timesPlus(key, nonce).toBytes();
    byte[] signature = Arrays.copyOf(r, SIGNATURE);
    System.arraycopy(s, 0, signature, 32, 32);
    signature[63] |= (byte) MARK;
    Arrays.fill(drawn, (byte) 0);
    nonce.wipe();
    commitment.wipe();
    return signature;
  }

  /** k of a signature. */
  static Scalar challenge(byte[] publicKey, byte[] message, byte[] signature) {
    return begin(publicKey, message)
        .append(COMMITMENT, Arrays.copyOf(signature, 32))
        .challengeScalar(CHALLENGE);
  }

  /** s of a signature; null where it is not 64 bytes, not marked, or s is L or more. */
  static @Nullable Scalar response(byte[] signature) {
    if (signature.length != SIGNATURE || (signature[63] & MARK) == 0) {
      return null;
    }
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    s[31] &= ~MARK & 0xFF;
    return Scalar.fromCanonical(s, 0);
  }

  private static Transcript begin(byte[] publicKey, byte[] message) {
    return SUBSTRATE
        .copy()
        .append(SIGN_BYTES, message)
        .append(PROTOCOL_LABEL, PROTOCOL)
        .append(KEY, publicKey);
  }
}

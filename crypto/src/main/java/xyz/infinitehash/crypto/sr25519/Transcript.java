package xyz.infinitehash.crypto.sr25519;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * A Merlin 1.0 transcript (merlin.cool): labelled messages go in, challenges come out that hang on
 * all of them.
 */
final class Transcript {
  private static final byte[] MERLIN = ascii("Merlin v1.0");
  private static final byte[] DOMAIN = ascii("dom-sep");
  private static final byte[] RNG = ascii("rng");

  private final Strobe128 strobe;

  /** An empty transcript of one protocol. */
  Transcript(String protocol) {
    strobe = new Strobe128(MERLIN);
    append(DOMAIN, ascii(protocol));
  }

  private Transcript(Strobe128 strobe) {
    this.strobe = strobe;
  }

  /** A label or protocol name as bytes, to be kept in a constant. */
  static byte[] ascii(String label) {
    return label.getBytes(StandardCharsets.US_ASCII);
  }

  Transcript copy() {
    return new Transcript(strobe.copy());
  }

  Transcript append(byte[] label, byte[] message) {
    strobe.metaAd(label, false);
    strobe.metaAd(length(message.length), true);
    strobe.ad(message);
    return this;
  }

  /** As many bytes as wanted; they become part of the transcript. */
  byte[] challenge(byte[] label, int count) {
    byte[] out = new byte[count];
    strobe.metaAd(label, false);
    strobe.metaAd(length(count), true);
    strobe.prf(out);
    return out;
  }

  /** A challenge of 64 bytes modulo the group order. */
  Scalar challengeScalar(byte[] label) {
    return Scalar.reduced(challenge(label, 64));
  }

  /**
   * Secret bytes drawn from everything in the transcript, a secret of the prover and fresh
   * randomness (merlin's TranscriptRng); whoever lacks the secret or the randomness cannot tell
   * them. The transcript itself stays as it is.
   */
  byte[] witness(byte[] label, byte[] secret, RandomGenerator random, int count) {
    byte[] fresh = new byte[32];
    random.nextBytes(fresh);
    Strobe128 rng = strobe.copy();
    rng.metaAd(label, false);
    rng.metaAd(length(secret.length), true);
    rng.key(secret);
    rng.metaAd(RNG, false);
    rng.key(fresh);
    byte[] out = new byte[count];
    rng.metaAd(length(count), false);
    rng.prf(out);
    rng.wipe();
    return out;
  }

  private static byte[] length(int n) {
    return new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)};
  }
}

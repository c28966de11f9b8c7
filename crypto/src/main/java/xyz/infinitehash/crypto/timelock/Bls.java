package xyz.infinitehash.crypto.timelock;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2;
import supranational.blst.P2_Affine;
import supranational.blst.PT;
import supranational.blst.Scalar;
import xyz.infinitehash.crypto.CryptoException;

/**
 * BLS12-381 as drand's quicknet uses it: signatures in G1 (48 bytes), public keys in G2 (96 bytes),
 * both in the compressed form that ZCash began. The one place that knows the native library.
 */
final class Bls {
  static final int G1_BYTES = 48;
  static final int G2_BYTES = 96;

  private static final String DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
  private static final boolean LOADED = load();

  private Bls() {}

  private static boolean load() {
    try {
      return !P1.generator().is_inf();
    } catch (LinkageError | RuntimeException e) {
      return false; // told by every method that needs it
    }
  }

  private static void needed() {
    if (!LOADED) {
      throw new CryptoException(
          "timelocks need the native BLS library, and jblst has none that loads on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch"));
    }
  }

  /** The point that drand signs for a round: hash to curve of SHA-256 of its number. */
  static P1 identity(long round) {
    needed();
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(round).array();
    return new P1().hash_to(sha256(number), DST);
  }

  /**
   * A compressed point of G1.
   *
   * @throws CryptoException when it is none, outside the group, or the point at infinity
   */
  static P1_Affine g1(byte[] bytes) {
    needed();
    checkForm(bytes, G1_BYTES, "G1");
    try {
      P1_Affine point = new P1_Affine(bytes);
      if (!point.is_inf() && point.in_group()) {
        return point;
      }
    } catch (RuntimeException e) {
      // blst's word for bytes that are no point; said below in ours
    }
    throw new CryptoException("not a point of G1");
  }

  /**
   * A compressed point of G2.
   *
   * @throws CryptoException when it is none, outside the group, or the point at infinity
   */
  static P2_Affine g2(byte[] bytes) {
    needed();
    checkForm(bytes, G2_BYTES, "G2");
    try {
      P2_Affine point = new P2_Affine(bytes);
      if (!point.is_inf() && point.in_group()) {
        return point;
      }
    } catch (RuntimeException e) {
      // as above
    }
    throw new CryptoException("not a point of G2");
  }

  /** blst reads as many bytes as the first one tells: the length must be right before it does. */
  private static void checkForm(byte[] bytes, int length, String group) {
    if (bytes.length != length || (bytes[0] & 0x80) == 0) {
      throw new CryptoException(
          "a compressed point of " + group + " has " + length + " bytes and its first bit set");
    }
  }

  /** 32 bytes, the highest first, modulo the order of the groups. */
  static Scalar scalar(byte[] bytes) {
    needed();
    return new Scalar().from_bendian(bytes);
  }

  /** The generator of G2 times a number. */
  static P2_Affine g2Times(Scalar number) {
    return P2.generator().mult(number).to_affine();
  }

  /** Whether a signature in G1 over a round is by the owner of a public key in G2. */
  static boolean verifies(P2_Affine publicKey, long round, P1_Affine signature) {
    PT theirs = new PT(signature, P2_Affine.generator());
    PT ours = new PT(identity(round).to_affine(), publicKey);
    return PT.finalverify(theirs, ours);
  }

  /**
   * The pairing of two points as the 576 bytes that arkworks writes. blst writes the twelve
   * coefficients big-endian with the halves of the field of degree 12 interleaved; arkworks writes
   * them little-endian, one half after the other.
   */
  static byte[] pairing(P1_Affine g1, P2_Affine g2) {
    byte[] blst = new PT(g1, g2).final_exp().to_bendian();
    byte[] out = new byte[blst.length];
    int at = 0;
    for (int half = 0; half < 2; half++) {
      for (int power = 0; power < 3; power++) {
        for (int part = 0; part < 2; part++) {
          int end = (power * 4 + half * 2 + part + 1) * G1_BYTES;
          for (int i = 1; i <= G1_BYTES; i++) {
            out[at++] = blst[end - i];
          }
        }
      }
    }
    return out;
  }

  /** SHA-256 of the concatenated parts. */
  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}

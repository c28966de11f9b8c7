package xyz.infinitehash.crypto.hash;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/** BLAKE2b (RFC 7693), unkeyed, in the lengths Substrate uses. */
public final class Blake2b {
  private Blake2b() {}

  /** The 32-byte digest of the concatenated parts. */
  public static byte[] hash256(byte[]... parts) {
    return hash(256, parts);
  }

  /** The 8-byte digest of the concatenated parts; runtime APIs are known by that of their name. */
  public static byte[] hash64(byte[]... parts) {
    return hash(64, parts);
  }

  /** The 16-byte digest of the concatenated parts. */
  public static byte[] hash128(byte[]... parts) {
    return hash(128, parts);
  }

  /** The 64-byte digest of the concatenated parts; SS58 checksums are its first bytes. */
  public static byte[] hash512(byte[]... parts) {
    return hash(512, parts);
  }

  private static byte[] hash(int bits, byte[]... parts) {
    Blake2bDigest digest = new Blake2bDigest(bits);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[bits / 8];
    digest.doFinal(out, 0);
    return out;
  }
}

package xyz.infinitehash.crypto.hash;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 applied twice, Bitcoin's hash. One instance belongs to one thread: it keeps its {@link
 * MessageDigest}, which is what makes it fast (the JDK's intrinsic; a fresh instance a hash costs a
 * third).
 */
public final class Sha256d {
  private final MessageDigest sha256;
  private final byte[] first = new byte[32];

  public Sha256d() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java runtime has SHA-256", e);
    }
  }

  /**
   * Writes the 32-byte digest of {@code data[from, from + length)} to {@code out} at {@code at}.
   */
  public void hash(byte[] data, int from, int length, byte[] out, int at) {
    try {
      sha256.update(data, from, length);
      sha256.digest(first, 0, 32);
      sha256.update(first);
      sha256.digest(out, at, 32);
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for 32 bytes at " + at, e);
    }
  }

  /** The 32-byte digest, in the order it is computed (Bitcoin prints it reversed). */
  public byte[] hash(byte[] data) {
    byte[] out = new byte[32];
    hash(data, 0, data.length, out, 0);
    return out;
  }
}

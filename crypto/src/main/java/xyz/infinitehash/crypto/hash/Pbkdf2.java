package xyz.infinitehash.crypto.hash;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 (RFC 8018) with HMAC over raw bytes. The JDK's own takes characters only, and substrate
 * feeds it entropy.
 */
public enum Pbkdf2 {
  /** HMAC-SHA-256. */
  SHA256("HmacSHA256"),
  /** HMAC-SHA-512. */
  SHA512("HmacSHA512");

  private final String algorithm;

  Pbkdf2(String algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * @param iterations at least 1
   * @param length bytes wanted
   */
  public byte[] derive(byte[] password, byte[] salt, int iterations, int length) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      // An empty key is the same to HMAC as a zero byte, and the JDK refuses the former.
      mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, algorithm));
      byte[] out = new byte[length];
      for (int block = 1, at = 0; at < length; block++) {
        byte[] t = block(mac, salt, block, iterations);
        int taken = Math.min(t.length, length - at);
        System.arraycopy(t, 0, out, at, taken);
        Arrays.fill(t, (byte) 0);
        at += taken;
      }
      return out;
    } catch (GeneralSecurityException e) {
      throw new LinkageError("every JDK has " + algorithm, e);
    }
  }

  private static byte[] block(Mac mac, byte[] salt, int number, int iterations)
      throws GeneralSecurityException {
    mac.update(salt);
    mac.update(
        new byte[] {
          (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
        });
    byte[] u = mac.doFinal();
    byte[] sum = u.clone();
    for (int i = 1; i < iterations; i++) {
      mac.update(u);
      mac.doFinal(u, 0);
      for (int k = 0; k < sum.length; k++) {
        sum[k] ^= u[k];
      }
    }
    Arrays.fill(u, (byte) 0);
    return sum;
  }
}

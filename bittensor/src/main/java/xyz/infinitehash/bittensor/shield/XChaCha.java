package xyz.infinitehash.bittensor.shield;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): a key of its own for the first 16 bytes of the
 * nonce by HChaCha20, then the JDK's ChaCha20-Poly1305 under the last 8.
 */
final class XChaCha {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] SIGMA = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};

  private XChaCha() {}

  /**
   * Text and tag.
   *
   * @param key 32 bytes
   * @param nonce 24 bytes
   */
  static byte[] seal(byte[] key, byte[] nonce, byte[] text) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has ChaCha20-Poly1305", e);
    }
  }

  /**
   * @throws GeneralSecurityException when the tag does not fit
   */
  static byte[] open(byte[] key, byte[] nonce, byte[] sealed) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    byte[] short12 = new byte[12];
    System.arraycopy(nonce, 16, short12, 4, 8);
    byte[] own = hChaCha20(key, Arrays.copyOf(nonce, 16));
    try {
      Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
      cipher.init(mode, new SecretKeySpec(own, "ChaCha20"), new IvParameterSpec(short12));
      return cipher;
    } finally {
      Arrays.fill(own, (byte) 0);
    }
  }

  /** 32 bytes from a key of 32 and an input of 16. */
  static byte[] hChaCha20(byte[] key, byte[] input) {
    int[] x = new int[16];
    System.arraycopy(SIGMA, 0, x, 0, 4);
    for (int i = 0; i < 8; i++) {
      x[4 + i] = (int) INT.get(key, 4 * i);
    }
    for (int i = 0; i < 4; i++) {
      x[12 + i] = (int) INT.get(input, 4 * i);
    }
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 4; i++) {
        quarter(x, i, 4 + i, 8 + i, 12 + i);
      }
      for (int i = 0; i < 4; i++) {
        quarter(x, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
      }
    }
    byte[] out = new byte[32];
    for (int i = 0; i < 4; i++) {
      INT.set(out, 4 * i, x[i]);
      INT.set(out, 16 + 4 * i, x[12 + i]);
    }
    return out;
  }

  private static void quarter(int[] x, int a, int b, int c, int d) {
    x[a] += x[b];
    x[d] = Integer.rotateLeft(x[d] ^ x[a], 16);
    x[c] += x[d];
    x[b] = Integer.rotateLeft(x[b] ^ x[c], 12);
    x[a] += x[b];
    x[d] = Integer.rotateLeft(x[d] ^ x[a], 8);
    x[c] += x[d];
    x[b] = Integer.rotateLeft(x[b] ^ x[c], 7);
  }
}

package xyz.infinitehash.crypto.timelock;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import xyz.infinitehash.crypto.CryptoException;

/**
 * The wire form: U (96 bytes), then V, W, body and the cipher's name, each with its length before
 * it as 8 bytes, the lowest first. The body is sealed text with tag and nonce, in the same manner.
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one method
record Ciphertext(byte[] u, byte[] v, byte[] w, byte[] sealed, byte[] nonce) {
  static final int MASK_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private static final byte[] SUITE = "AES_GCM_".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = Long.BYTES;

  /** Bytes around the message. */
  static final int OVERHEAD =
      Bls.G2_BYTES + 2 * MASK_BYTES + TAG_BYTES + NONCE_BYTES + SUITE.length + 6 * LENGTH;

  byte[] encode() {
    int body = sealed.length + nonce.length + 2 * LENGTH;
    ByteBuffer out =
        ByteBuffer.allocate(sealed.length - TAG_BYTES + OVERHEAD).order(ByteOrder.LITTLE_ENDIAN);
    out.put(u);
    put(out, v);
    put(out, w);
    out.putLong(body);
    put(out, sealed);
    put(out, nonce);
    put(out, SUITE);
    return out.array();
  }

  private static void put(ByteBuffer out, byte[] bytes) {
    out.putLong(bytes.length).put(bytes);
  }

  /**
   * Takes bytes apart; allocates no more than they are long. The cipher's name and what follows it
   * are not looked at, as the chain does not.
   *
   * @throws CryptoException naming what is wrong
   */
  static Ciphertext parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte[] u = new byte[Bls.G2_BYTES];
      in.get(u);
      byte[] v = take(in, "V", MASK_BYTES);
      byte[] w = take(in, "W", MASK_BYTES);
      ByteBuffer body = ByteBuffer.wrap(take(in, "body")).order(ByteOrder.LITTLE_ENDIAN);
      take(in, "cipher");
      byte[] sealed = take(body, "text");
      if (sealed.length < TAG_BYTES) {
        throw new CryptoException("a text without its tag");
      }
      return new Ciphertext(u, v, w, sealed, take(body, "nonce", NONCE_BYTES));
    } catch (BufferUnderflowException e) {
      throw new CryptoException("the ciphertext ends too soon");
    }
  }

  private static byte[] take(ByteBuffer in, String what, int length) {
    byte[] bytes = take(in, what);
    if (bytes.length != length) {
      throw new CryptoException(what + " has " + length + " bytes, not " + bytes.length);
    }
    return bytes;
  }

  private static byte[] take(ByteBuffer in, String what) {
    long length = in.getLong();
    if (length < 0 || length > in.remaining()) {
      throw new CryptoException(
          what + " claims " + Long.toUnsignedString(length) + " bytes, there are fewer");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }
}

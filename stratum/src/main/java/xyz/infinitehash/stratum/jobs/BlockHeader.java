package xyz.infinitehash.stratum.jobs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 80 bytes that are hashed: version 4, previous hash 32, merkle root 32, time 4, nBits 4, nonce
 * 4; numbers little-endian. Works in place on a caller's array, so that a nonce costs four bytes.
 */
public final class BlockHeader {
  public static final int LENGTH = 80;
  public static final int PREVIOUS = 4;
  public static final int MERKLE_ROOT = 36;
  public static final int TIME = 68;
  public static final int BITS = 72;
  public static final int NONCE = 76;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private BlockHeader() {}

  /**
   * A new header.
   *
   * @param previousHash 32 bytes in header order (as computed, not as printed)
   * @param merkleRoot 32 bytes in header order
   */
  public static byte[] assemble(
      int version, byte[] previousHash, byte[] merkleRoot, int time, int bits, int nonce) {
    byte[] header = new byte[LENGTH];
    setVersion(header, version);
    System.arraycopy(previousHash, 0, header, PREVIOUS, 32);
    System.arraycopy(merkleRoot, 0, header, MERKLE_ROOT, 32);
    setTime(header, time);
    INT.set(header, BITS, bits);
    setNonce(header, nonce);
    return header;
  }

  public static void setVersion(byte[] header, int version) {
    INT.set(header, 0, version);
  }

  public static void setTime(byte[] header, int time) {
    INT.set(header, TIME, time);
  }

  public static void setNonce(byte[] header, int nonce) {
    INT.set(header, NONCE, nonce);
  }

  /** Nothing but the four bytes at {@code at} as the header writes numbers. */
  public static int number(byte[] header, int at) {
    return (int) INT.get(header, at);
  }
}

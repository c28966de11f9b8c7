package xyz.infinitehash.stratum.jobs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import xyz.infinitehash.stratum.StratumException;

/**
 * The largest hash that still counts, an unsigned 256-bit number in four words, {@code word3} the
 * most significant. A hash is read as Bitcoin reads it: its 32 bytes are a little-endian number.
 */
public record Target(long word3, long word2, long word1, long word0) {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);

  /**
   * @param value 0 to 2^256 - 1
   */
  public static Target of(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(LIMIT) >= 0) {
      throw new StratumException("a target has 256 bits: " + value.toString(16));
    }
    return new Target(
        value.shiftRight(192).longValue(),
        value.shiftRight(128).longValue(),
        value.shiftRight(64).longValue(),
        value.longValue());
  }

  /**
   * Reads a header's {@code nBits}: one byte of exponent, three of mantissa.
   *
   * @throws StratumException for a negative or oversized one, which no valid block carries
   */
  public static Target ofCompact(int bits) {
    int exponent = bits >>> 24;
    BigInteger mantissa = BigInteger.valueOf(bits & 0x007F_FFFF);
    if ((bits & 0x0080_0000) != 0) {
      throw new StratumException("negative nBits: " + Integer.toHexString(bits));
    }
    int shift = 8 * (exponent - 3);
    BigInteger value = shift >= 0 ? mantissa.shiftLeft(shift) : mantissa.shiftRight(-shift);
    return of(value);
  }

  /** True when the 32 bytes at {@code at}, as a little-endian number, are not above the target. */
  public boolean metBy(byte[] hash, int at) {
    long word = (long) LONG.get(hash, at + 24);
    if (word != word3) {
      return Long.compareUnsigned(word, word3) < 0;
    }
    word = (long) LONG.get(hash, at + 16);
    if (word != word2) {
      return Long.compareUnsigned(word, word2) < 0;
    }
    word = (long) LONG.get(hash, at + 8);
    if (word != word1) {
      return Long.compareUnsigned(word, word1) < 0;
    }
    return Long.compareUnsigned((long) LONG.get(hash, at), word0) <= 0;
  }

  /** The same number without a sign. */
  public BigInteger value() {
    byte[] big = new byte[33];
    BIG.set(big, 1, word3);
    BIG.set(big, 9, word2);
    BIG.set(big, 17, word1);
    BIG.set(big, 25, word0);
    return new BigInteger(big);
  }

  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
}

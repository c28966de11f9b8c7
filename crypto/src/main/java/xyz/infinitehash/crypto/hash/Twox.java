package xyz.infinitehash.crypto.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * xxHash64 with seeds 0 to 3, little-endian: the non-cryptographic hash of Substrate storage keys.
 */
public final class Twox {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  // The five primes of the xxHash specification, 64-bit variant.
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private Twox() {}

  /** 8 bytes: xxHash64 with seed 0. */
  public static byte[] hash64(byte[] data) {
    byte[] out = new byte[8];
    LONG.set(out, 0, xxh64(data, 0));
    return out;
  }

  /** 16 bytes: xxHash64 with seed 0, then with seed 1. */
  public static byte[] hash128(byte[] data) {
    byte[] out = new byte[16];
    LONG.set(out, 0, xxh64(data, 0));
    LONG.set(out, 8, xxh64(data, 1));
    return out;
  }

  /** 32 bytes: xxHash64 with seeds 0 to 3. */
  public static byte[] hash256(byte[] data) {
    byte[] out = new byte[32];
    for (int seed = 0; seed < 4; seed++) {
      LONG.set(out, 8 * seed, xxh64(data, seed));
    }
    return out;
  }

  private static long xxh64(byte[] data, long seed) {
    int i = 0;
    long h;
    if (data.length >= 32) {
      long a = seed + P1 + P2;
      long b = seed + P2;
      long c = seed;
      long d = seed - P1;
      for (; i <= data.length - 32; i += 32) {
        a = round(a, (long) LONG.get(data, i));
        b = round(b, (long) LONG.get(data, i + 8));
        c = round(c, (long) LONG.get(data, i + 16));
        d = round(d, (long) LONG.get(data, i + 24));
      }
      h =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      h = merge(merge(merge(merge(h, a), b), c), d);
    } else {
      h = seed + P5;
    }
    h += data.length;
    for (; i + 8 <= data.length; i += 8) {
      h = Long.rotateLeft(h ^ round(0, (long) LONG.get(data, i)), 27) * P1 + P4;
    }
    if (i + 4 <= data.length) {
      h = Long.rotateLeft(h ^ (((int) INT.get(data, i)) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
      i += 4;
    }
    for (; i < data.length; i++) {
      h = Long.rotateLeft(h ^ (data[i] & 0xFFL) * P5, 11) * P1;
    }
    h = (h ^ (h >>> 33)) * P2;
    h = (h ^ (h >>> 29)) * P3;
    return h ^ (h >>> 32);
  }

  private static long round(long acc, long input) {
    return Long.rotateLeft(acc + input * P2, 31) * P1;
  }

  private static long merge(long h, long lane) {
    return (h ^ round(0, lane)) * P1 + P4;
  }
}

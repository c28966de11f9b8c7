package xyz.infinitehash.crypto.sr25519;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An integer modulo the group order L = 2^252 + 27742317777372353535851937790883648493, always
 * between 0 and L - 1, as eight limbs of 32 bits. No branch or index hangs on a value; reduction is
 * Barrett's (Handbook of Applied Cryptography, 14.42).
 */
final class Scalar {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0xFFFF_FFFFL;

  /** Every value fits in so many bits. */
  static final int BITS = 253;

  static final Scalar ZERO = new Scalar(new long[8]);

  /** L. */
  private static final long[] L = {
    0x5cf5d3edL, 0x5812631aL, 0xa2f79cd6L, 0x14def9deL, 0, 0, 0, 0x10000000L
  };

  /** floor(2^512 / L). */
  private static final long[] MU = {
    0x0a2c131bL,
    0xed9ce5a3L,
    0x086329a7L,
    0x2106215dL,
    0xffffffebL,
    0xffffffffL,
    0xffffffffL,
    0xffffffffL,
    0xfL
  };

  private final long[] limbs;

  private Scalar(long[] limbs) {
    this.limbs = limbs;
  }

  /** Reads 32 little-endian bytes; null where they are L or more. */
  static @Nullable Scalar fromCanonical(byte[] in, int at) {
    long[] limbs = read(in, at, 8);
    return belowL(limbs) == 1 ? new Scalar(limbs) : null;
  }

  /** Reads little-endian bytes, as many as a multiple of 4 up to 64, modulo L. */
  static Scalar reduced(byte[] in) {
    return reduced(Arrays.copyOf(read(in, 0, in.length / 4), 16));
  }

  /** From four words of 64 bits, lowest first, of a value below L. */
  static Scalar ofWords(long[] words) {
    long[] limbs = new long[8];
    for (int i = 0; i < 8; i++) {
      limbs[i] = words[i >> 1] >>> (32 * (i & 1)) & LOW;
    }
    return new Scalar(limbs);
  }

  /** Four words of 64 bits, lowest first. */
  long[] words() {
    return words(limbs);
  }

  /** L as {@link #words} gives a value. */
  static long[] order() {
    return words(L);
  }

  private static long[] words(long[] limbs) {
    long[] words = new long[4];
    for (int i = 0; i < 8; i++) {
      words[i >> 1] |= limbs[i] << (32 * (i & 1));
    }
    return words;
  }

  byte[] toBytes() {
    byte[] out = new byte[32];
    for (int i = 0; i < 8; i++) {
      INT.set(out, 4 * i, (int) limbs[i]);
    }
    return out;
  }

  /** this * factor + term. */
  Scalar timesPlus(Scalar factor, Scalar term) {
    long[] wide = product(limbs, factor.limbs);
    long carry = 0;
    for (int i = 0; i < 16; i++) {
      carry += wide[i] + (i < 8 ? term.limbs[i] : 0);
      wide[i] = carry & LOW;
      carry >>>= 32;
    }
    return reduced(wide);
  }

  Scalar times(Scalar factor) {
    return reduced(product(limbs, factor.limbs));
  }

  Scalar plus(Scalar term) {
    long[] sum = new long[8];
    long carry = 0;
    for (int i = 0; i < 8; i++) {
      carry += limbs[i] + term.limbs[i];
      sum[i] = carry & LOW;
      carry >>>= 32;
    }
    subtractLUnlessBelow(sum);
    return new Scalar(sum);
  }

  Scalar negate() {
    long[] difference = L.clone();
    long borrow = 0;
    for (int i = 0; i < 8; i++) {
      borrow += difference[i] - limbs[i];
      difference[i] = borrow & LOW;
      borrow >>= 32;
    }
    subtractLUnlessBelow(difference); // zero has given L
    return new Scalar(difference);
  }

  boolean isZero() {
    long bits = 0;
    for (long limb : limbs) {
      bits |= limb;
    }
    return bits == 0;
  }

  /** 32 bits of the value, starting at a bit position; zeros above bit 255. */
  int word(int bit) {
    int i = bit >> 5;
    long pair = i > 7 ? 0 : limbs[i] | (i < 7 ? limbs[i + 1] << 32 : 0);
    return (int) (pair >>> (bit & 31));
  }

  void wipe() {
    Arrays.fill(limbs, 0);
  }

  private static long[] read(byte[] in, int at, int count) {
    long[] limbs = new long[count];
    for (int i = 0; i < count; i++) {
      limbs[i] = (int) INT.get(in, at + 4 * i) & LOW;
    }
    return limbs;
  }

  private static long[] product(long[] a, long[] b) {
    long[] wide = new long[a.length + b.length];
    for (int i = 0; i < a.length; i++) {
      long carry = 0;
      for (int j = 0; j < b.length; j++) {
        carry += a[i] * b[j] + wide[i + j];
        wide[i + j] = carry & LOW;
        carry >>>= 32;
      }
      wide[i + b.length] = carry;
    }
    return wide;
  }

  private static Scalar reduced(long[] wide) {
    long[] estimate = product(Arrays.copyOfRange(wide, 7, 16), MU);
    long[] multiple = product(Arrays.copyOfRange(estimate, 9, 18), L);
    long[] rest = new long[9];
    long borrow = 0;
    for (int i = 0; i < 9; i++) {
      borrow += wide[i] - multiple[i];
      rest[i] = borrow & LOW;
      borrow >>= 32;
    }
    long[] limbs = Arrays.copyOf(rest, 8); // below 3 L, so the ninth limb is zero
    subtractLUnlessBelow(limbs);
    subtractLUnlessBelow(limbs);
    for (long[] used : new long[][] {wide, estimate, multiple, rest}) {
      Arrays.fill(used, 0);
    }
    return new Scalar(limbs);
  }

  /** 1 when the value is below L, else 0. */
  private static long belowL(long[] limbs) {
    long borrow = 0;
    for (int i = 0; i < 8; i++) {
      borrow = (limbs[i] - L[i] + borrow) >> 32;
    }
    return -borrow;
  }

  private static void subtractLUnlessBelow(long[] limbs) {
    long mask = belowL(limbs) - 1;
    long borrow = 0;
    for (int i = 0; i < 8; i++) {
      borrow += limbs[i] - (L[i] & mask);
      limbs[i] = borrow & LOW;
      borrow >>= 32;
    }
  }
}

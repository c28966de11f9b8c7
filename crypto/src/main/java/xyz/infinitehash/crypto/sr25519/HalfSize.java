package xyz.infinitehash.crypto.sr25519;

/**
 * Two numbers of half the size that say as much about a public scalar k: remainder and multiplier
 * with remainder = multiplier k modulo L, remainder below 2^127 and multiplier, not zero, below
 * 2^126 either way (Antipa et al. 2005). An equation between points multiplied by the multiplier
 * holds exactly when it held before, since L is prime, and needs half the doublings.
 *
 * <p>Found by Euclid's algorithm on L and k, division by shifts and subtractions, stopped half way.
 * With remainders r0 >= r1 and multipliers t0, t1 (of opposite signs) r0 |t1| + r1 |t0| = L holds
 * throughout, which bounds |t1| by L / r0. Time hangs on k.
 */
final class HalfSize {
  /** No more bits in either. */
  static final int BITS = 127;

  final Scalar remainder;

  /** |multiplier|. */
  final Scalar multiplier;

  /** Whether the multiplier is below zero. */
  final boolean negative;

  HalfSize(Scalar k) {
    long[] r0 = Scalar.order();
    long[] r1 = k.words();
    long[] t0 = new long[4];
    long[] t1 = {1, 0, 0, 0};
    boolean below = false; // the sign of t1
    int length0 = bitLength(r0);
    int length1 = bitLength(r1);
    while (length1 > BITS) {
      int shift = length0 - length1;
      if (subtractShifted(r0, r1, shift)) {
        shift--;
        addShifted(r0, r1, shift);
      }
      addShifted(t0, t1, shift);
      length0 = bitLength(r0);
      if (isLess(r0, r1)) {
        long[] r = r0;
        r0 = r1;
        r1 = r;
        long[] t = t0;
        t0 = t1;
        t1 = t;
        int length = length0;
        length0 = length1;
        length1 = length;
        below = !below;
      }
    }
    remainder = Scalar.ofWords(r1);
    multiplier = Scalar.ofWords(t1);
    negative = below;
  }

  private static int bitLength(long[] a) {
    for (int i = 3; i >= 0; i--) {
      if (a[i] != 0) {
        return 64 * i + 64 - Long.numberOfLeadingZeros(a[i]);
      }
    }
    return 0;
  }

  private static boolean isLess(long[] a, long[] b) {
    for (int i = 3; i >= 0; i--) {
      if (a[i] != b[i]) {
        return Long.compareUnsigned(a[i], b[i]) < 0;
      }
    }
    return false;
  }

  /** Word i of b << shift. */
  private static long shifted(long[] b, int shift, int i) {
    int from = i - (shift >> 6);
    int bits = shift & 63;
    long high = from >= 0 ? b[from] << bits : 0;
    long low = bits != 0 && from >= 1 ? b[from - 1] >>> (64 - bits) : 0;
    return high | low;
  }

  /** a -= b << shift modulo 2^256; whether a was less. */
  private static boolean subtractShifted(long[] a, long[] b, int shift) {
    long borrow = 0;
    for (int i = 0; i < 4; i++) {
      long word = shifted(b, shift, i);
      long difference = a[i] - word;
      long result = difference - borrow;
      boolean wrapped =
          Long.compareUnsigned(a[i], word) < 0 || Long.compareUnsigned(difference, borrow) < 0;
      borrow = wrapped ? 1 : 0;
      a[i] = result;
    }
    return borrow != 0;
  }

  /** a += b << shift modulo 2^256. */
  private static void addShifted(long[] a, long[] b, int shift) {
    long carry = 0;
    for (int i = 0; i < 4; i++) {
      long word = shifted(b, shift, i);
      long sum = a[i] + word;
      long result = sum + carry;
      carry =
          (Long.compareUnsigned(sum, word) < 0 || Long.compareUnsigned(result, sum) < 0) ? 1 : 0;
      a[i] = result;
    }
  }
}

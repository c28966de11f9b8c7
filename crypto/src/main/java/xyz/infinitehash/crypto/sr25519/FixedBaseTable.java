package xyz.infinitehash.crypto.sr25519;

import java.util.Arrays;

/**
 * Multiples of the base point, for secret scalars: row i holds 1 to 8 times 256^i B. A look-up
 * reads every entry of its row and masks all but one, so neither branches nor addresses hang on the
 * scalar.
 */
final class FixedBaseTable {
  private static final int ROWS = 32;
  private static final int ENTRIES = 8;
  private static final int LIMBS = AffinePoint.LIMBS;
  private static final long[] TABLE = table();

  private FixedBaseTable() {}

  /** scalar B, with T up to date. */
  static EdwardsPoint multiply(Scalar scalar) {
    byte[] digits = signedNibbles(scalar);
    long[] limbs = new long[LIMBS];
    AffinePoint addend = new AffinePoint();
    EdwardsPoint p = new EdwardsPoint();
    for (int i = 1; i < digits.length; i += 2) {
      look(i / 2, digits[i], limbs, addend);
      p.add(addend).withT();
    }
    p.twice(4).withT();
    for (int i = 0; i < digits.length; i += 2) {
      look(i / 2, digits[i], limbs, addend);
      p.add(addend).withT();
    }
    Arrays.fill(digits, (byte) 0);
    Arrays.fill(limbs, 0);
    addend.wipe();
    return p;
  }

  /** 64 digits between -8 and 8 in base 16, lowest first. */
  private static byte[] signedNibbles(Scalar scalar) {
    byte[] bytes = scalar.toBytes();
    byte[] digits = new byte[64];
    int carry = 0;
    for (int i = 0; i < 64; i++) {
      int digit = (bytes[i >> 1] >> (4 * (i & 1)) & 15) + carry;
      carry = (digit + 8) >> 4;
      digits[i] = (byte) (digit - (carry << 4));
    }
    Arrays.fill(bytes, (byte) 0);
    return digits; // a scalar below 2^253 leaves no carry
  }

  /** Sets the addend to digit 256^row B. */
  private static void look(int row, int digit, long[] limbs, AffinePoint addend) {
    int negative = digit >>> 31;
    int magnitude = (digit ^ -negative) + negative;
    Arrays.fill(limbs, 0);
    long none = equal(magnitude, 0);
    limbs[0] = none & 1;
    limbs[5] = none & 1;
    int at = row * ENTRIES * LIMBS;
    for (int entry = 1; entry <= ENTRIES; entry++, at += LIMBS) {
      long mask = equal(magnitude, entry);
      for (int k = 0; k < LIMBS; k++) {
        limbs[k] |= TABLE[at + k] & mask;
      }
    }
    addend.load(limbs, 0);
    addend.negateIf(negative);
  }

  /** All ones when equal, else 0. */
  private static long equal(int a, int b) {
    return ((long) (a ^ b) - 1) >> 63;
  }

  private static long[] table() {
    EdwardsPoint[] points = new EdwardsPoint[ROWS * ENTRIES];
    EdwardsPoint row = Curve.basePoint();
    for (int i = 0; i < ROWS; i++) {
      CachedPoint step = new CachedPoint(row);
      EdwardsPoint p = new EdwardsPoint();
      for (int entry = 0; entry < ENTRIES; entry++) {
        points[i * ENTRIES + entry] = new EdwardsPoint().set(p.add(step).withT());
      }
      row.twice(8).withT();
    }
    return AffinePoint.table(points);
  }
}

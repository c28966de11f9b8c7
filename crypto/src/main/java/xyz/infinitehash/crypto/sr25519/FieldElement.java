package xyz.infinitehash.crypto.sr25519;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * An integer modulo p = 2^255 - 19, as five signed limbs of radix 2^51. Mutable, for speed: {@code
 * r.mul(a, b)} sets r, and r may be a or b.
 *
 * <p>Bounds: multiplication and squaring leave limbs between -2^17 and 2^51 + 2^17 ("reduced").
 * Addition, subtraction and negation do not carry: their results may go into a multiplication as
 * long as the greatest limbs of its two operands, counted in 2^51, have a product of at most 12.
 * Nothing here branches on, or indexes by, a value; the floating-point numbers are integers times a
 * power of two, never subnormal, for which processors take one time.
 */
final class FieldElement {
  private static final long MASK = (1L << 51) - 1;
  private static final double LIMB = 0x1p-51;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long l0;
  private long l1;
  private long l2;
  private long l3;
  private long l4;

  /** Zero. */
  FieldElement() {}

  /** A small integer, less than 2^51 either way. */
  static FieldElement of(long small) {
    FieldElement r = new FieldElement();
    r.l0 = small;
    return r;
  }

  /** Reads 32 little-endian bytes at an offset, taking no notice of the highest bit. */
  static FieldElement fromBytes(byte[] in, int at) {
    long w0 = (long) LONG.get(in, at);
    long w1 = (long) LONG.get(in, at + 8);
    long w2 = (long) LONG.get(in, at + 16);
    long w3 = (long) LONG.get(in, at + 24);
    FieldElement r = new FieldElement();
    r.l0 = w0 & MASK;
    r.l1 = (w0 >>> 51 | w1 << 13) & MASK;
    r.l2 = (w1 >>> 38 | w2 << 26) & MASK;
    r.l3 = (w2 >>> 25 | w3 << 39) & MASK;
    r.l4 = w3 >>> 12 & MASK;
    return r;
  }

  /** The 32 bytes of the one representative between 0 and p - 1. */
  byte[] toBytes() {
    FieldElement r = new FieldElement().set(this).canonical();
    byte[] out = new byte[32];
    LONG.set(out, 0, r.l0 | r.l1 << 51);
    LONG.set(out, 8, r.l1 >>> 13 | r.l2 << 38);
    LONG.set(out, 16, r.l2 >>> 26 | r.l3 << 25);
    LONG.set(out, 24, r.l3 >>> 39 | r.l4 << 12);
    return out;
  }

  FieldElement set(FieldElement a) {
    l0 = a.l0;
    l1 = a.l1;
    l2 = a.l2;
    l3 = a.l3;
    l4 = a.l4;
    return this;
  }

  FieldElement add(FieldElement a, FieldElement b) {
    l0 = a.l0 + b.l0;
    l1 = a.l1 + b.l1;
    l2 = a.l2 + b.l2;
    l3 = a.l3 + b.l3;
    l4 = a.l4 + b.l4;
    return this;
  }

  FieldElement sub(FieldElement a, FieldElement b) {
    l0 = a.l0 - b.l0;
    l1 = a.l1 - b.l1;
    l2 = a.l2 - b.l2;
    l3 = a.l3 - b.l3;
    l4 = a.l4 - b.l4;
    return this;
  }

  FieldElement neg(FieldElement a) {
    l0 = -a.l0;
    l1 = -a.l1;
    l2 = -a.l2;
    l3 = -a.l3;
    l4 = -a.l4;
    return this;
  }

  /**
   * Product. Column k of the schoolbook product is known modulo 2^64 from the wrapping sum c of its
   * terms; its quotient h by 2^51 is computed in floating point, near enough: with operands within
   * the bounds c - 2^51 h is less than 2^63 either way, so exact in 64 bits, and h belongs to the
   * next column. So one product of limbs takes one integer multiplication and no 128-bit carry.
   * Columns 5 to 8 fold onto 0 to 3 times 19.
   */
  FieldElement mul(FieldElement a, FieldElement b) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    long b0 = b.l0;
    long b1 = b.l1;
    long b2 = b.l2;
    long b3 = b.l3;
    long b4 = b.l4;
    double x0 = a0 * LIMB;
    double x1 = a1 * LIMB;
    double x2 = a2 * LIMB;
    double x3 = a3 * LIMB;
    double x4 = a4 * LIMB;
    double y0 = b0;
    double y1 = b1;
    double y2 = b2;
    double y3 = b3;
    double y4 = b4;
    double z1 = 19 * y1;
    double z2 = 19 * y2;
    double z3 = 19 * y3;
    double z4 = 19 * y4;
    long h0 = (long) ((x0 * y0 + x1 * z4) + (x2 * z3 + x3 * z2) + x4 * z1);
    long h1 = (long) ((x0 * y1 + x1 * y0) + (x2 * z4 + x3 * z3) + x4 * z2);
    long h2 = (long) ((x0 * y2 + x1 * y1) + (x2 * y0 + x3 * z4) + x4 * z3);
    long h3 = (long) ((x0 * y3 + x1 * y2) + (x2 * y1 + x3 * y0) + x4 * z4);
    long h4 = (long) ((x0 * y4 + x1 * y3) + (x2 * y2 + x3 * y1) + x4 * y0);
    long f1 = 19 * b1;
    long f2 = 19 * b2;
    long f3 = 19 * b3;
    long f4 = 19 * b4;
    long c0 = a0 * b0 + a1 * f4 + a2 * f3 + a3 * f2 + a4 * f1;
    long c1 = a0 * b1 + a1 * b0 + a2 * f4 + a3 * f3 + a4 * f2;
    long c2 = a0 * b2 + a1 * b1 + a2 * b0 + a3 * f4 + a4 * f3;
    long c3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * f4;
    long c4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
    return carry(
        c0 - (h0 << 51) + 19 * h4,
        c1 - (h1 << 51) + h0,
        c2 - (h2 << 51) + h1,
        c3 - (h3 << 51) + h2,
        c4 - (h4 << 51) + h3);
  }

  /** Square. */
  FieldElement sqr(FieldElement a) {
    return sqr(a, 1);
  }

  /** The square of the square, {@code times} times: a^(2^times). */
  FieldElement sqr(FieldElement a, int times) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    for (int i = 0; i < times; i++) {
      double y0 = a0;
      double y1 = a1;
      double y2 = a2;
      double y3 = a3;
      double y4 = a4;
      double x0 = y0 * (2 * LIMB);
      double x1 = y1 * (2 * LIMB);
      double z3 = y3 * (19 * LIMB);
      double z4 = y4 * (19 * LIMB);
      long h0 = (long) (LIMB * y0 * y0 + 2 * (z4 * y1 + z3 * y2));
      long h1 = (long) (x0 * y1 + (2 * z4 * y2 + z3 * y3));
      long h2 = (long) (x0 * y2 + (LIMB * y1 * y1 + 2 * z4 * y3));
      long h3 = (long) (x0 * y3 + (x1 * y2 + z4 * y4));
      long h4 = (long) (x0 * y4 + (x1 * y3 + LIMB * y2 * y2));
      long d0 = 2 * a0;
      long d1 = 2 * a1;
      long f3 = 19 * a3;
      long f4 = 19 * a4;
      long c0 = a0 * a0 + 2 * (f4 * a1 + f3 * a2);
      long c1 = d0 * a1 + (2 * f4 * a2 + f3 * a3);
      long c2 = d0 * a2 + (a1 * a1 + 2 * f4 * a3);
      long c3 = d0 * a3 + (d1 * a2 + f4 * a4);
      long c4 = d0 * a4 + (d1 * a3 + a2 * a2);
      long r0 = c0 - (h0 << 51) + 19 * h4;
      long r1 = c1 - (h1 << 51) + h0;
      long r2 = c2 - (h2 << 51) + h1;
      long r3 = c3 - (h3 << 51) + h2;
      long r4 = c4 - (h4 << 51) + h3;
      a0 = (r0 & MASK) + 19 * (r4 >> 51);
      a1 = (r1 & MASK) + (r0 >> 51);
      a2 = (r2 & MASK) + (r1 >> 51);
      a3 = (r3 & MASK) + (r2 >> 51);
      a4 = (r4 & MASK) + (r3 >> 51);
    }
    l0 = a0;
    l1 = a1;
    l2 = a2;
    l3 = a3;
    l4 = a4;
    return this;
  }

  private FieldElement carry(long r0, long r1, long r2, long r3, long r4) {
    l0 = (r0 & MASK) + 19 * (r4 >> 51);
    l1 = (r1 & MASK) + (r0 >> 51);
    l2 = (r2 & MASK) + (r1 >> 51);
    l3 = (r3 & MASK) + (r2 >> 51);
    l4 = (r4 & MASK) + (r3 >> 51);
    return this;
  }

  /** Sets a to a + b and b to a - b. */
  static void sumAndDifference(FieldElement a, FieldElement b) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    a.l0 = a0 + b.l0;
    a.l1 = a1 + b.l1;
    a.l2 = a2 + b.l2;
    a.l3 = a3 + b.l3;
    a.l4 = a4 + b.l4;
    b.l0 = a0 - b.l0;
    b.l1 = a1 - b.l1;
    b.l2 = a2 - b.l2;
    b.l3 = a3 - b.l3;
    b.l4 = a4 - b.l4;
  }

  /** Carries once, in place, so that a sum may be summed again. */
  FieldElement reduce() {
    return carry(l0, l1, l2, l3, l4);
  }

  /** Brings this to limbs of 51 bits and a value below p. */
  private FieldElement canonical() {
    ripple();
    ripple(); // a value below zero has now become one below 2^255
    long q = (l0 + 19) >> 51;
    q = (l1 + q) >> 51;
    q = (l2 + q) >> 51;
    q = (l3 + q) >> 51;
    q = (l4 + q) >> 51; // 1 where the value is p or more
    l0 += 19 * q;
    l1 += l0 >> 51;
    l2 += l1 >> 51;
    l3 += l2 >> 51;
    l4 += l3 >> 51;
    l0 &= MASK;
    l1 &= MASK;
    l2 &= MASK;
    l3 &= MASK;
    l4 &= MASK;
    return this;
  }

  private void ripple() {
    l1 += l0 >> 51;
    l2 += l1 >> 51;
    l3 += l2 >> 51;
    l4 += l3 >> 51;
    l0 = (l0 & MASK) + 19 * (l4 >> 51);
    l1 &= MASK;
    l2 &= MASK;
    l3 &= MASK;
    l4 &= MASK;
  }

  /** 1 when the canonical representative is odd, which RFC 9496 calls negative, else 0. */
  int isNegative() {
    return (int) new FieldElement().set(this).canonical().l0 & 1;
  }

  /** 1 when this is 0 modulo p, else 0. */
  int isZero() {
    FieldElement r = new FieldElement().set(this).canonical();
    long bits = r.l0 | r.l1 | r.l2 | r.l3 | r.l4;
    return (int) (((bits - 1) & ~bits) >>> 63);
  }

  /** 1 when both are the same modulo p, else 0. */
  int isEqual(FieldElement other) {
    return new FieldElement().sub(this, other).isZero();
  }

  /** Becomes {@code a} when {@code choice} is 1, stays when it is 0. */
  FieldElement setIf(int choice, FieldElement a) {
    long mask = -(long) choice;
    l0 ^= mask & (l0 ^ a.l0);
    l1 ^= mask & (l1 ^ a.l1);
    l2 ^= mask & (l2 ^ a.l2);
    l3 ^= mask & (l3 ^ a.l3);
    l4 ^= mask & (l4 ^ a.l4);
    return this;
  }

  /** Exchanges the two when {@code choice} is 1. */
  static void exchangeIf(int choice, FieldElement a, FieldElement b) {
    FieldElement c = new FieldElement().set(a);
    a.setIf(choice, b);
    b.setIf(choice, c);
  }

  /** Changes sign when {@code choice} is 1. */
  FieldElement negateIf(int choice) {
    long mask = -(long) choice;
    l0 = (l0 ^ mask) - mask;
    l1 = (l1 ^ mask) - mask;
    l2 = (l2 ^ mask) - mask;
    l3 = (l3 ^ mask) - mask;
    l4 = (l4 ^ mask) - mask;
    return this;
  }

  /** The non-negative one of this and -this. */
  FieldElement absolute() {
    return negateIf(isNegative());
  }

  /** Writes the five limbs to a flat table. */
  void store(long[] table, int at) {
    table[at] = l0;
    table[at + 1] = l1;
    table[at + 2] = l2;
    table[at + 3] = l3;
    table[at + 4] = l4;
  }

  /** Reads the five limbs from a flat table. */
  FieldElement load(long[] table, int at) {
    l0 = table[at];
    l1 = table[at + 1];
    l2 = table[at + 2];
    l3 = table[at + 3];
    l4 = table[at + 4];
    return this;
  }

  void wipe() {
    l0 = l1 = l2 = l3 = l4 = 0;
  }
}

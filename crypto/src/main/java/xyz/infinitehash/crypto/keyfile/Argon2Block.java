package xyz.infinitehash.crypto.keyfile;

import java.util.Arrays;

/** Argon2's compression of two blocks of 1 KiB into one, and the room it works in. */
final class Argon2Block {
  /** Of a block. */
  static final int LONGS = 128;

  private static final long[] ZERO = new long[LONGS];

  private final long[] r = new long[LONGS];
  private final long[] z = new long[LONGS];

  /** {@code out = G(x, y) xor old}; out may be x. */
  void compress(long[] x, long[] y, long[] old, long[] out) {
    for (int i = 0; i < LONGS; i++) {
      r[i] = x[i] ^ y[i];
    }
    System.arraycopy(r, 0, z, 0, LONGS);
    for (int row = 0; row < LONGS; row += 16) {
      round(z, row, row + 2, row + 4, row + 6, row + 8, row + 10, row + 12, row + 14);
    }
    for (int column = 0; column < 16; column += 2) {
      round(
          z,
          column,
          column + 16,
          column + 32,
          column + 48,
          column + 64,
          column + 80,
          column + 96,
          column + 112);
    }
    for (int i = 0; i < LONGS; i++) {
      out[i] = z[i] ^ r[i] ^ old[i];
    }
  }

  /** 128 numbers that say which blocks are read next, drawn from where the filling stands. */
  void addresses(long[] input, long[] out) {
    compress(ZERO, input, ZERO, out);
    compress(ZERO, out, ZERO, out);
  }

  void wipe() {
    Arrays.fill(r, 0);
    Arrays.fill(z, 0);
  }

  /** BLAKE2b's round over eight pairs of neighbours. */
  private static void round(long[] v, int a, int b, int c, int d, int e, int f, int g, int h) {
    mix(v, a, c, e, g);
    mix(v, a + 1, c + 1, e + 1, g + 1);
    mix(v, b, d, f, h);
    mix(v, b + 1, d + 1, f + 1, h + 1);
    mix(v, a, c + 1, f, h + 1);
    mix(v, a + 1, d, f + 1, g);
    mix(v, b, d + 1, e, g + 1);
    mix(v, b + 1, c, e + 1, h);
  }

  private static void mix(long[] v, int i, int j, int k, int l) {
    long a = v[i];
    long b = v[j];
    long c = v[k];
    long d = v[l];
    a = blend(a, b);
    d = Long.rotateRight(d ^ a, 32);
    c = blend(c, d);
    b = Long.rotateRight(b ^ c, 24);
    a = blend(a, b);
    d = Long.rotateRight(d ^ a, 16);
    c = blend(c, d);
    b = Long.rotateRight(b ^ c, 63);
    v[i] = a;
    v[j] = b;
    v[k] = c;
    v[l] = d;
  }

  private static long blend(long x, long y) {
    return x + y + 2 * (x & 0xFFFFFFFFL) * (y & 0xFFFFFFFFL);
  }
}

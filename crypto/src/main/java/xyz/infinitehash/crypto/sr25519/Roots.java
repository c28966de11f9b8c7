package xyz.infinitehash.crypto.sr25519;

/** Inverse and square roots modulo 2^255 - 19, by fixed chains of squarings (constant time). */
final class Roots {
  /** The even square root of -1: 2^((p - 1) / 4). */
  static final FieldElement SQRT_M1 = sqrtOfMinusOne();

  private Roots() {}

  /** a^(p - 2), the inverse; 0 for 0. */
  static FieldElement invert(FieldElement a) {
    FieldElement r = twoTo252Minus3(a); // 2^252 - 3, then 8 (2^252 - 3) + 3 = p - 2
    FieldElement cube = new FieldElement().sqr(a);
    cube.mul(cube, a);
    return r.sqr(r, 3).mul(r, cube);
  }

  /**
   * SQRT_RATIO_M1 of RFC 9496, 4.2: sets {@code root} to the non-negative square root of u / v and
   * returns 1, or, when u / v is no square, to that of SQRT_M1 u / v and returns 0. With u = 0 it
   * returns 1 and root 0, with v = 0 and u not 0 it returns 0 and root 0.
   */
  static int sqrtRatio(FieldElement root, FieldElement u, FieldElement v) {
    FieldElement v3 = new FieldElement().sqr(v);
    v3.mul(v3, v);
    FieldElement v7 = new FieldElement().sqr(v3);
    v7.mul(v7, v);
    FieldElement uv7 = v7.mul(v7, u);
    FieldElement r = twoTo252Minus3(uv7);
    r.mul(r, v3).mul(r, u);
    FieldElement check = new FieldElement().sqr(r);
    check.mul(check, v);
    FieldElement minusU = new FieldElement().neg(u);
    int correct = check.isEqual(u);
    int flipped = check.isEqual(minusU);
    int flippedI = check.isEqual(minusU.mul(minusU, SQRT_M1));
    r.setIf(flipped | flippedI, new FieldElement().mul(r, SQRT_M1));
    root.set(r.absolute());
    return correct | flipped;
  }

  /** a^(2^252 - 3), which is a^((p - 5) / 8). */
  private static FieldElement twoTo252Minus3(FieldElement a) {
    FieldElement a2 = new FieldElement().sqr(a);
    FieldElement a9 = new FieldElement().sqr(a2, 2);
    a9.mul(a9, a);
    FieldElement a11 = new FieldElement().mul(a9, a2);
    // xN = a^(2^N - 1)
    FieldElement x5 = new FieldElement().sqr(a11);
    x5.mul(x5, a9);
    FieldElement x10 = grown(x5, 5, x5);
    FieldElement x20 = grown(x10, 10, x10);
    FieldElement x40 = grown(x20, 20, x20);
    FieldElement x50 = grown(x40, 10, x10);
    FieldElement x100 = grown(x50, 50, x50);
    FieldElement x200 = grown(x100, 100, x100);
    FieldElement x250 = grown(x200, 50, x50);
    return grown(x250, 2, a);
  }

  private static FieldElement grown(FieldElement a, int squarings, FieldElement factor) {
    FieldElement r = new FieldElement().sqr(a, squarings);
    return r.mul(r, factor);
  }

  private static FieldElement sqrtOfMinusOne() {
    FieldElement two = FieldElement.of(2);
    FieldElement r = twoTo252Minus3(two); // twice 2^252 - 3, plus 1, is (p - 1) / 4
    return r.sqr(r).mul(r, two).absolute();
  }
}

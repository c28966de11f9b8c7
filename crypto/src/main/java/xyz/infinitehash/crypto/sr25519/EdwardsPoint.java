package xyz.infinitehash.crypto.sr25519;

/**
 * A point of edwards25519 in extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. Mutable, with its
 * own scratch space, so that a chain of operations allocates nothing. Formulas: Hisil, Wong, Carter
 * and Dawson 2008 (EFD, extended coordinates with a = -1); they are complete: no case is special.
 *
 * <p>Every operation leaves T stale, since doubling needs none; {@link #withT} brings it up to date
 * and must come before an addition.
 */
final class EdwardsPoint {
  final FieldElement x = new FieldElement();
  final FieldElement y = FieldElement.of(1);
  final FieldElement z = FieldElement.of(1);
  final FieldElement t = new FieldElement();

  // What the last operation left: X = f g, Y = e h, Z = e f, T = g h.
  private final FieldElement e = new FieldElement();
  private final FieldElement f = new FieldElement();
  private final FieldElement g = new FieldElement();
  private final FieldElement h = new FieldElement();

  /** The identity (0, 1). */
  EdwardsPoint() {}

  static EdwardsPoint ofAffine(FieldElement x, FieldElement y) {
    EdwardsPoint p = new EdwardsPoint();
    p.x.set(x);
    p.y.set(y);
    p.t.mul(x, y);
    return p;
  }

  /** Copies the coordinates; T as well, which must not be stale. */
  EdwardsPoint set(EdwardsPoint p) {
    x.set(p.x);
    y.set(p.y);
    z.set(p.z);
    t.set(p.t);
    return this;
  }

  /** Becomes 2 this. */
  EdwardsPoint twice() {
    h.sqr(y);
    e.sqr(x);
    FieldElement.sumAndDifference(h, e);
    g.add(x, y).sqr(g).sub(g, h);
    f.sqr(z);
    f.add(f, f).sub(f, e);
    x.mul(f, g);
    y.mul(e, h);
    z.mul(e, f);
    return this;
  }

  /** Becomes 2^times this. */
  EdwardsPoint twice(int times) {
    for (int i = 0; i < times; i++) {
      twice();
    }
    return this;
  }

  /** Brings T up to date after an operation. */
  EdwardsPoint withT() {
    t.mul(g, h);
    return this;
  }

  /** Becomes this + q. */
  EdwardsPoint add(CachedPoint q) {
    e.mul(z, q.z2);
    sum(q.yPlusX, q.yMinusX, q.t2d);
    x.mul(f, g);
    y.mul(e, h);
    return this;
  }

  /** Becomes this - q. */
  EdwardsPoint sub(CachedPoint q) {
    e.mul(z, q.z2);
    sum(q.yMinusX, q.yPlusX, q.t2d);
    x.mul(e, g);
    y.mul(f, h);
    return this;
  }

  /** Becomes this + q. */
  EdwardsPoint add(AffinePoint q) {
    e.add(z, z);
    sum(q.yPlusX, q.yMinusX, q.t2d);
    x.mul(f, g);
    y.mul(e, h);
    return this;
  }

  /** Becomes this - q. */
  EdwardsPoint sub(AffinePoint q) {
    e.add(z, z);
    sum(q.yMinusX, q.yPlusX, q.t2d);
    x.mul(e, g);
    y.mul(f, h);
    return this;
  }

  // With 2 Z1 Z2 in e. A subtrahend has its first two factors exchanged and the sign of the third
  // turned, which exchanges e and f.
  private void sum(FieldElement first, FieldElement second, FieldElement third) {
    g.sub(y, x).mul(g, second);
    h.add(y, x).mul(h, first);
    f.mul(t, third);
    FieldElement.sumAndDifference(h, g);
    FieldElement.sumAndDifference(e, f);
    z.mul(e, f);
  }

  /** Becomes -this, T included. */
  EdwardsPoint negate() {
    x.neg(x);
    t.neg(t);
    return this;
  }

  void wipe() {
    for (FieldElement part : new FieldElement[] {x, y, z, t, e, f, g, h}) {
      part.wipe();
    }
  }
}

package xyz.infinitehash.crypto.sr25519;

/** A point made ready to be added: Y + X, Y - X, 2 Z, 2 d T. */
final class CachedPoint {
  final FieldElement yPlusX;
  final FieldElement yMinusX;
  final FieldElement z2;
  final FieldElement t2d;

  /**
   * @param p with T up to date
   */
  CachedPoint(EdwardsPoint p) {
    yPlusX = new FieldElement().add(p.y, p.x);
    yMinusX = new FieldElement().sub(p.y, p.x);
    z2 = new FieldElement().add(p.z, p.z);
    t2d = new FieldElement().mul(p.t, Curve.D2);
  }

  /** P, 3 P, 5 P ... (2 count - 1) P: what a signed non-adjacent form looks up. */
  static CachedPoint[] oddMultiples(EdwardsPoint p, int count) {
    CachedPoint[] odd = new CachedPoint[count];
    odd[0] = new CachedPoint(p);
    EdwardsPoint next = new EdwardsPoint().set(p);
    CachedPoint twice = new CachedPoint(next.twice().withT());
    next.set(p);
    for (int i = 1; i < count; i++) {
      odd[i] = new CachedPoint(next.add(twice).withT());
    }
    return odd;
  }
}

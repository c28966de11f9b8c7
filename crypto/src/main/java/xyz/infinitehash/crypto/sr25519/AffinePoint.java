package xyz.infinitehash.crypto.sr25519;

/** A point with Z = 1 made ready to be added: y + x, y - x, 2 d x y. */
final class AffinePoint {
  private static final FieldElement ONE = FieldElement.of(1);

  final FieldElement yPlusX = new FieldElement();
  final FieldElement yMinusX = new FieldElement();
  final FieldElement t2d = new FieldElement();

  /** The identity. */
  AffinePoint() {
    yPlusX.set(ONE);
    yMinusX.set(ONE);
  }

  /**
   * @param p any point
   * @param zInverse 1 / Z of it
   */
  AffinePoint(EdwardsPoint p, FieldElement zInverse) {
    FieldElement x = new FieldElement().mul(p.x, zInverse);
    FieldElement y = new FieldElement().mul(p.y, zInverse);
    yPlusX.add(y, x).reduce();
    yMinusX.sub(y, x).reduce();
    t2d.mul(x, y).mul(t2d, Curve.D2);
  }

  /** Becomes its negative when {@code choice} is 1. */
  void negateIf(int choice) {
    FieldElement.exchangeIf(choice, yPlusX, yMinusX);
    t2d.negateIf(choice);
  }

  /** Writes 15 limbs. */
  void store(long[] table, int at) {
    yPlusX.store(table, at);
    yMinusX.store(table, at + 5);
    t2d.store(table, at + 10);
  }

  /** Reads 15 limbs. */
  void load(long[] table, int at) {
    yPlusX.load(table, at);
    yMinusX.load(table, at + 5);
    t2d.load(table, at + 10);
  }

  void wipe() {
    yPlusX.wipe();
    yMinusX.wipe();
    t2d.wipe();
  }

  /** All of them with one inversion (Montgomery's trick). */
  static AffinePoint[] all(EdwardsPoint[] points) {
    FieldElement[] before = new FieldElement[points.length];
    FieldElement product = FieldElement.of(1);
    for (int i = 0; i < points.length; i++) {
      before[i] = new FieldElement().set(product);
      product.mul(product, points[i].z);
    }
    FieldElement inverse = Roots.invert(product);
    AffinePoint[] affine = new AffinePoint[points.length];
    for (int i = points.length - 1; i >= 0; i--) {
      affine[i] = new AffinePoint(points[i], before[i].mul(before[i], inverse));
      inverse.mul(inverse, points[i].z);
    }
    return affine;
  }

  /** P, 3 P, 5 P ... (2 count - 1) P: what a signed non-adjacent form looks up. */
  static AffinePoint[] oddMultiples(EdwardsPoint p, int count) {
    EdwardsPoint[] odd = new EdwardsPoint[count];
    odd[0] = new EdwardsPoint().set(p);
    CachedPoint twice = new CachedPoint(new EdwardsPoint().set(p).twice().withT());
    for (int i = 1; i < count; i++) {
      odd[i] = new EdwardsPoint().set(odd[i - 1]).add(twice).withT();
    }
    return all(odd);
  }
}

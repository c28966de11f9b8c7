package xyz.infinitehash.crypto.sr25519;

/**
 * A point with Z = 1 made ready to be added: y + x, y - x, 2 d x y. Tables of such points are flat,
 * {@link #LIMBS} numbers each, to be near together in memory; one is loaded to be added.
 */
final class AffinePoint {
  /** Numbers one point takes in a table. */
  static final int LIMBS = 15;

  private static final FieldElement ONE = FieldElement.of(1);

  final FieldElement yPlusX = new FieldElement().set(ONE);
  final FieldElement yMinusX = new FieldElement().set(ONE);
  final FieldElement t2d = new FieldElement();

  /** The identity. */
  AffinePoint() {}

  /** Reads a point of a table. */
  AffinePoint load(long[] table, int at) {
    yPlusX.load(table, at);
    yMinusX.load(table, at + 5);
    t2d.load(table, at + 10);
    return this;
  }

  /** Becomes its negative when {@code choice} is 1. */
  void negateIf(int choice) {
    FieldElement.exchangeIf(choice, yPlusX, yMinusX);
    t2d.negateIf(choice);
  }

  void wipe() {
    yPlusX.wipe();
    yMinusX.wipe();
    t2d.wipe();
  }

  /** A table of these points, made with one inversion (Montgomery's trick). */
  static long[] table(EdwardsPoint[] points) {
    FieldElement[] before = new FieldElement[points.length];
    FieldElement product = FieldElement.of(1);
    for (int i = 0; i < points.length; i++) {
      before[i] = new FieldElement().set(product);
      product.mul(product, points[i].z);
    }
    FieldElement inverse = Roots.invert(product);
    AffinePoint affine = new AffinePoint();
    long[] table = new long[points.length * LIMBS];
    for (int i = points.length - 1; i >= 0; i--) {
      affine.normalise(points[i], before[i].mul(before[i], inverse));
      affine.store(table, i * LIMBS);
      inverse.mul(inverse, points[i].z);
    }
    return table;
  }

  private void normalise(EdwardsPoint p, FieldElement zInverse) {
    FieldElement x = new FieldElement().mul(p.x, zInverse);
    FieldElement y = new FieldElement().mul(p.y, zInverse);
    yPlusX.add(y, x).reduce();
    yMinusX.sub(y, x).reduce();
    t2d.mul(x, y).mul(t2d, Curve.D2);
  }

  private void store(long[] table, int at) {
    yPlusX.store(table, at);
    yMinusX.store(table, at + 5);
    t2d.store(table, at + 10);
  }
}

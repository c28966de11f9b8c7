package xyz.infinitehash.crypto.sr25519;

/**
 * Constants of edwards25519, -x^2 + y^2 = 1 + d x^2 y^2 (RFC 7748), computed from their meaning.
 */
final class Curve {
  /** d = -121665 / 121666. */
  static final FieldElement D =
      new FieldElement().mul(FieldElement.of(-121665), Roots.invert(FieldElement.of(121666)));

  /** 2 d, the factor of the addition formulas. */
  static final FieldElement D2 = new FieldElement().add(D, D).reduce();

  /** 1 / sqrt(-1 - d), INVSQRT_A_MINUS_D of RFC 9496, non-negative. */
  static final FieldElement INVSQRT_A_MINUS_D = inverseRootOfAMinusD();

  private Curve() {}

  /** A fresh copy of the base point: y = 4/5, x even. It also generates ristretto255. */
  static EdwardsPoint basePoint() {
    FieldElement one = FieldElement.of(1);
    FieldElement y = new FieldElement().mul(FieldElement.of(4), Roots.invert(FieldElement.of(5)));
    FieldElement yy = new FieldElement().sqr(y);
    FieldElement u = new FieldElement().sub(yy, one);
    FieldElement v = new FieldElement().mul(yy, D);
    FieldElement x = new FieldElement();
    Roots.sqrtRatio(x, u, v.add(v, one));
    return EdwardsPoint.ofAffine(x, y);
  }

  private static FieldElement inverseRootOfAMinusD() {
    FieldElement one = FieldElement.of(1);
    FieldElement aMinusD = new FieldElement().neg(one);
    FieldElement root = new FieldElement();
    Roots.sqrtRatio(root, one, aMinusD.sub(aMinusD, D));
    return root;
  }
}

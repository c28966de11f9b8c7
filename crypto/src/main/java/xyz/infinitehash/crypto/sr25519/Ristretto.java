package xyz.infinitehash.crypto.sr25519;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ristretto255 (RFC 9496): the prime-order group made of cosets of edwards25519, and the one
 * 32-byte encoding each of its elements has.
 */
final class Ristretto {
  private static final FieldElement ONE = FieldElement.of(1);

  private Ristretto() {}

  /**
   * Decodes (RFC 9496, 4.3.1).
   *
   * @return null where the 32 bytes at {@code at} are not the encoding of any element
   */
  static @Nullable EdwardsPoint decode(byte[] in, int at) {
    FieldElement s = FieldElement.fromBytes(in, at);
    FieldElement ss = new FieldElement().sqr(s);
    FieldElement u1 = new FieldElement().sub(ONE, ss);
    FieldElement u2 = new FieldElement().add(ONE, ss);
    FieldElement u2Squared = new FieldElement().sqr(u2);
    FieldElement v = new FieldElement().sqr(u1);
    v.mul(v, Curve.D).add(v, u2Squared).neg(v);
    FieldElement root = new FieldElement();
    int square = Roots.sqrtRatio(root, ONE, new FieldElement().mul(v, u2Squared));
    FieldElement denX = new FieldElement().mul(root, u2);
    FieldElement denY = new FieldElement().mul(root, denX);
    denY.mul(denY, v);
    FieldElement x = new FieldElement().add(s, s);
    x.mul(x, denX).absolute();
    FieldElement y = u1.mul(u1, denY);
    EdwardsPoint p = EdwardsPoint.ofAffine(x, y);
    boolean canonical = Arrays.equals(s.toBytes(), 0, 32, in, at, at + 32);
    int refused = s.isNegative() | (1 - square) | p.t.isNegative() | y.isZero();
    return canonical && refused == 0 ? p : null;
  }

  /**
   * Encodes (RFC 9496, 4.3.2), in constant time.
   *
   * @param p with T up to date
   */
  static byte[] encode(EdwardsPoint p) {
    FieldElement u1 = new FieldElement().add(p.z, p.y);
    FieldElement zMinusY = new FieldElement().sub(p.z, p.y);
    u1.mul(u1, zMinusY);
    FieldElement u2 = new FieldElement().mul(p.x, p.y);
    FieldElement root = new FieldElement().sqr(u2);
    root.mul(root, u1);
    Roots.sqrtRatio(root, ONE, root);
    FieldElement den1 = u1.mul(u1, root);
    FieldElement den2 = u2.mul(u2, root);
    FieldElement zInverse = root.mul(den1, den2).mul(root, p.t);
    int rotate = new FieldElement().mul(p.t, zInverse).isNegative();
    FieldElement x = new FieldElement().set(p.x);
    x.setIf(rotate, new FieldElement().mul(p.y, Roots.SQRT_M1));
    FieldElement y = new FieldElement().set(p.y);
    y.setIf(rotate, new FieldElement().mul(p.x, Roots.SQRT_M1));
    FieldElement den = den2.setIf(rotate, den1.mul(den1, Curve.INVSQRT_A_MINUS_D));
    y.negateIf(x.mul(x, zInverse).isNegative());
    FieldElement s = y.sub(p.z, y);
    return s.mul(s, den).absolute().toBytes();
  }

  /** Whether this is the identity element: its coset is (0, 1), (0, -1), (i, 0), (-i, 0). */
  static boolean isIdentity(EdwardsPoint p) {
    return (p.x.isZero() | p.y.isZero()) == 1;
  }

  /** Whether two points stand for the same element (RFC 9496, 4.3.3). */
  static boolean isEqual(EdwardsPoint a, EdwardsPoint b) {
    FieldElement xy = new FieldElement().mul(a.x, b.y);
    FieldElement yx = new FieldElement().mul(a.y, b.x);
    FieldElement yy = new FieldElement().mul(a.y, b.y);
    FieldElement xx = new FieldElement().mul(a.x, b.x);
    return (xy.isEqual(yx) | yy.isEqual(xx)) == 1;
  }
}

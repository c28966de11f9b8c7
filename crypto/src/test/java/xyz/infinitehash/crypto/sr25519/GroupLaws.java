package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.affine;
import static xyz.infinitehash.crypto.sr25519.Reference.anyPoint;
import static xyz.infinitehash.crypto.sr25519.Reference.anyScalar;
import static xyz.infinitehash.crypto.sr25519.Reference.sum;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * The curve against its addition law in BigInteger, and its ways of multiplying against another.
 */
class GroupLaws {
  private static final int TRIES = 200;

  @Property(tries = TRIES)
  void additionsAreTheAdditionLaw(@ForAll long a, @ForAll long b) {
    EdwardsPoint p = anyPoint(a);
    EdwardsPoint q = anyPoint(b);
    BigInteger[] expected = sum(affine(p), affine(q));
    assertThat(affine(copy(p).add(new CachedPoint(q)).withT())).isEqualTo(expected);
    assertThat(affine(copy(p).add(affinePoint(q)).withT())).isEqualTo(expected);
    EdwardsPoint minusQ = copy(q).negate();
    assertThat(affine(copy(p).sub(new CachedPoint(minusQ)).withT())).isEqualTo(expected);
    assertThat(affine(copy(p).sub(affinePoint(minusQ)).withT())).isEqualTo(expected);
  }

  @Property(tries = TRIES)
  void doublingIsAddingToItself(@ForAll long a, @ForAll @IntRange(min = 1, max = 9) int times) {
    EdwardsPoint p = anyPoint(a);
    BigInteger[] expected = affine(p);
    for (int i = 0; i < times; i++) {
      expected = sum(expected, expected);
    }
    assertThat(affine(copy(p).twice(times).withT())).isEqualTo(expected);
  }

  @Property(tries = TRIES)
  void theIdentityChangesNothingAndAPointMinusItselfIsIt(@ForAll long a) {
    EdwardsPoint p = anyPoint(a);
    assertThat(affine(copy(p).add(new CachedPoint(new EdwardsPoint())).withT()))
        .isEqualTo(affine(p));
    assertThat(affine(copy(p).add(new AffinePoint()).withT())).isEqualTo(affine(p));
    assertThat(affine(copy(p).sub(new CachedPoint(p)).withT()))
        .isEqualTo(affine(new EdwardsPoint()));
    assertThat(Ristretto.isIdentity(copy(p).sub(new CachedPoint(p)))).isTrue();
    assertThat(Ristretto.isIdentity(p)).isFalse();
  }

  @Property(tries = TRIES)
  void additionIsCommutativeAndAssociative(@ForAll long a, @ForAll long b, @ForAll long c) {
    EdwardsPoint p = anyPoint(a);
    EdwardsPoint q = anyPoint(b);
    EdwardsPoint r = anyPoint(c);
    assertThat(affine(plus(p, q))).isEqualTo(affine(plus(q, p)));
    assertThat(affine(plus(plus(p, q), r))).isEqualTo(affine(plus(p, plus(q, r))));
  }

  @Property(tries = TRIES)
  void multiplicationDistributesOverAdditionOfScalars(@ForAll long a, @ForAll long b) {
    Scalar sum = anyScalar(a).plus(anyScalar(b));
    assertThat(affine(FixedBaseTable.multiply(sum)))
        .isEqualTo(affine(plus(anyPoint(a), anyPoint(b))));
  }

  @Property(tries = TRIES)
  void multiplicationDistributesOverAdditionOfPoints(
      @ForAll long a, @ForAll long b, @ForAll long s) {
    Scalar scalar = anyScalar(s);
    EdwardsPoint p = anyPoint(a);
    EdwardsPoint q = anyPoint(b);
    assertThat(affine(times(scalar, plus(p, q))))
        .isEqualTo(affine(plus(times(scalar, p), times(scalar, q))));
  }

  @Property(tries = TRIES)
  void multiplicationsByAllTablesAgree(@ForAll long a, @ForAll long s) {
    Scalar scalar = anyScalar(s);
    EdwardsPoint p = anyPoint(a);
    BigInteger[] expected = affine(times(scalar, p));
    for (int width = 3; width <= 8; width++) {
      assertThat(affine(chunked(new ChunkTable(p, width), scalar))).isEqualTo(expected);
    }
    Scalar product = scalar.times(anyScalar(a));
    assertThat(affine(FixedBaseTable.multiply(product))).isEqualTo(expected);
    assertThat(affine(chunked(ChunkTable.BASE, product))).isEqualTo(expected);
  }

  @Property(tries = 50)
  void aSumOfManyTermsIsTheSumOfTheProducts(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 0, max = 9) int terms) {
    Straus straus = new Straus();
    EdwardsPoint expected = new EdwardsPoint();
    for (int i = 0; i < terms; i++) {
      Scalar scalar = anyScalar(seed + i);
      EdwardsPoint p = anyPoint(seed - i);
      straus.plus(Naf.digits(scalar, 0, Scalar.BITS, 5), CachedPoint.oddMultiples(p, 8));
      expected = plus(expected, times(scalar, p));
    }
    assertThat(affine(straus.sum())).isEqualTo(affine(expected));
  }

  @Test
  void theOrderOfTheBasePointIsL() {
    EdwardsPoint p = new EdwardsPoint();
    CachedPoint base = new CachedPoint(Curve.basePoint());
    for (int i = Reference.L.bitLength() - 1; i >= 0; i--) {
      p.twice();
      if (Reference.L.testBit(i)) {
        p.withT().add(base);
      }
    }
    assertThat(affine(p.withT())).isEqualTo(affine(new EdwardsPoint()));
    assertThat(affine(FixedBaseTable.multiply(Scalar.ZERO))).isEqualTo(affine(new EdwardsPoint()));
  }

  private static EdwardsPoint copy(EdwardsPoint p) {
    return new EdwardsPoint().set(p);
  }

  private static EdwardsPoint plus(EdwardsPoint p, EdwardsPoint q) {
    return copy(p).add(new CachedPoint(q)).withT();
  }

  private static AffinePoint affinePoint(EdwardsPoint p) {
    return new AffinePoint().load(AffinePoint.table(new EdwardsPoint[] {p}), 0);
  }

  /** Doubling and adding, bit by bit. */
  private static EdwardsPoint times(Scalar scalar, EdwardsPoint p) {
    EdwardsPoint product = new EdwardsPoint();
    for (int bit = Scalar.BITS - 1; bit >= 0; bit--) {
      product.twice().withT();
      if ((scalar.word(bit) & 1) == 1) {
        product = plus(product, p);
      }
    }
    return product;
  }

  private static EdwardsPoint chunked(ChunkTable table, Scalar scalar) {
    Straus straus = new Straus();
    table.addTo(straus, scalar);
    return straus.sum();
  }
}

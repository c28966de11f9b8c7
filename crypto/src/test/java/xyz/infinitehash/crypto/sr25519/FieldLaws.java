package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.P;
import static xyz.infinitehash.crypto.sr25519.Reference.element;
import static xyz.infinitehash.crypto.sr25519.Reference.integer;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** The field against BigInteger. */
@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class FieldLaws {
  @Property
  void arithmeticIsThatOfIntegersModuloP(@ForAll BigInteger a, @ForAll BigInteger b) {
    FieldElement x = element(a);
    FieldElement y = element(b);
    assertThat(integer(new FieldElement().add(x, y))).isEqualTo(a.add(b).mod(P));
    assertThat(integer(new FieldElement().sub(x, y))).isEqualTo(a.subtract(b).mod(P));
    assertThat(integer(new FieldElement().neg(x))).isEqualTo(a.negate().mod(P));
    assertThat(integer(new FieldElement().mul(x, y))).isEqualTo(a.multiply(b).mod(P));
    assertThat(integer(new FieldElement().sqr(x))).isEqualTo(a.multiply(a).mod(P));
  }

  @Property
  void operandsUpToTheStatedBoundMultiplyExactly(
      @ForAll BigInteger a, @ForAll BigInteger b, @ForAll boolean negative) {
    // Three times one and four times the other: 12, the bound FieldElement states.
    FieldElement x = sumOf(element(a), 3);
    FieldElement y = sumOf(element(b), 4);
    if (negative) {
      x.neg(x);
    }
    BigInteger expected = a.multiply(b).multiply(BigInteger.valueOf(negative ? -12 : 12)).mod(P);
    assertThat(integer(new FieldElement().mul(x, y))).isEqualTo(expected);
    assertThat(integer(new FieldElement().mul(y, x))).isEqualTo(expected);
    FieldElement three = sumOf(element(a), 3);
    assertThat(integer(new FieldElement().sqr(three)))
        .isEqualTo(a.multiply(a).multiply(BigInteger.valueOf(9)).mod(P));
  }

  @Property
  void aliasedOperandsGiveTheSame(@ForAll BigInteger a, @ForAll BigInteger b) {
    FieldElement x = element(a);
    FieldElement y = element(b);
    BigInteger product = a.multiply(b).mod(P);
    assertThat(integer(element(a).mul(x, y))).isEqualTo(product);
    assertThat(integer(x.mul(x, y))).isEqualTo(product);
    FieldElement z = element(a);
    assertThat(integer(z.mul(z, z))).isEqualTo(a.multiply(a).mod(P));
    FieldElement s = element(a);
    FieldElement d = element(b);
    FieldElement.sumAndDifference(s, d);
    assertThat(integer(s)).isEqualTo(a.add(b).mod(P));
    assertThat(integer(d)).isEqualTo(a.subtract(b).mod(P));
  }

  @Property
  void squaringManyTimesIsAPowerOfTwo(
      @ForAll BigInteger a, @ForAll @IntRange(min = 1, max = 300) int times) {
    BigInteger exponent = BigInteger.TWO.pow(times);
    assertThat(integer(new FieldElement().sqr(element(a), times))).isEqualTo(a.modPow(exponent, P));
  }

  @Property
  void aProductWithItsInverseIsOne(@ForAll BigInteger a) {
    BigInteger expected = a.mod(P).signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
    FieldElement x = element(a);
    assertThat(integer(x.mul(x, Roots.invert(x)))).isEqualTo(expected);
  }

  @Property
  void questionsAskTheCanonicalValue(@ForAll BigInteger a, @ForAll BigInteger b) {
    FieldElement x = element(a);
    assertThat(x.isNegative()).isEqualTo(a.mod(P).testBit(0) ? 1 : 0);
    assertThat(x.isZero()).isEqualTo(a.mod(P).signum() == 0 ? 1 : 0);
    assertThat(x.isEqual(element(b))).isEqualTo(a.mod(P).equals(b.mod(P)) ? 1 : 0);
    FieldElement zero = new FieldElement().sub(x, x);
    assertThat(zero.isZero()).isEqualTo(1);
    assertThat(integer(new FieldElement().set(x).absolute()).testBit(0)).isFalse();
    FieldElement chosen = element(a);
    assertThat(integer(chosen.setIf(0, element(b)))).isEqualTo(a.mod(P));
    assertThat(integer(chosen.setIf(1, element(b)))).isEqualTo(b.mod(P));
    assertThat(integer(chosen.negateIf(1))).isEqualTo(b.negate().mod(P));
  }

  @Property
  void sqrtRatioIsTheRootOrTheRootTimesI(@ForAll BigInteger a, @ForAll BigInteger b) {
    FieldElement root = new FieldElement();
    int square = Roots.sqrtRatio(root, element(a), element(b));
    BigInteger r = integer(root);
    BigInteger i = integer(Roots.SQRT_M1);
    BigInteger u = a.mod(P);
    BigInteger rrv = r.multiply(r).multiply(b).mod(P);
    assertThat(r.testBit(0)).isFalse();
    if (b.mod(P).signum() == 0) {
      assertThat(r).isZero();
      assertThat(square).isEqualTo(u.signum() == 0 ? 1 : 0);
    } else if (square == 1) {
      assertThat(rrv).isEqualTo(u);
    } else {
      assertThat(rrv).isEqualTo(u.multiply(i).mod(P));
      BigInteger half = P.subtract(BigInteger.ONE).shiftRight(1);
      assertThat(u.multiply(b).modPow(half, P)).isEqualTo(P.subtract(BigInteger.ONE));
    }
  }

  @Test
  void theConstantsAreThoseOfRfc9496() {
    assertThat(integer(Curve.D)).isEqualTo(Reference.D);
    assertThat(integer(Roots.SQRT_M1))
        .isEqualTo("19681161376707505956807079304988542015446066515923890162744021073123829784752");
    assertThat(integer(Curve.INVSQRT_A_MINUS_D))
        .isEqualTo("54469307008909316920995813868745141605393597292927456921205312896311721017578");
  }

  private static FieldElement sumOf(FieldElement a, int times) {
    FieldElement sum = new FieldElement();
    for (int i = 0; i < times; i++) {
      sum.add(sum, a);
    }
    return sum;
  }
}

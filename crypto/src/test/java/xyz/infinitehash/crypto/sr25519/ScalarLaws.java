package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.L;
import static xyz.infinitehash.crypto.sr25519.Reference.integer;
import static xyz.infinitehash.crypto.sr25519.Reference.littleEndian;
import static xyz.infinitehash.crypto.sr25519.Reference.scalar;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Scalars, their signed forms and their halves against BigInteger. */
@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class ScalarLaws {
  @Property
  void arithmeticIsThatOfIntegersModuloL(
      @ForAll BigInteger a, @ForAll BigInteger b, @ForAll BigInteger c) {
    Scalar x = scalar(a);
    assertThat(integer(x.times(scalar(b)))).isEqualTo(a.multiply(b).mod(L));
    assertThat(integer(x.timesPlus(scalar(b), scalar(c)))).isEqualTo(a.multiply(b).add(c).mod(L));
    assertThat(integer(x.plus(scalar(b)))).isEqualTo(a.add(b).mod(L));
    assertThat(integer(x.negate())).isEqualTo(a.negate().mod(L));
    assertThat(x.isZero()).isEqualTo(a.mod(L).signum() == 0);
  }

  @Property
  void wideBytesReduceModuloL(@ForAll @Size(64) byte[] wide) {
    assertThat(integer(Scalar.reduced(wide))).isEqualTo(integer(wide).mod(L));
  }

  @Test
  void theWidestBytesReduceModuloL() {
    byte[] wide = new byte[64];
    Arrays.fill(wide, (byte) -1);
    assertThat(integer(Scalar.reduced(wide))).isEqualTo(integer(wide).mod(L));
  }

  @Property
  void onlyCanonicalBytesAreRead(@ForAll BigInteger a) {
    Scalar read = Scalar.fromCanonical(littleEndian(a), 0);
    if (a.compareTo(L) < 0) {
      assertThat(read).isNotNull();
    } else {
      assertThat(read).isNull();
    }
  }

  @Property
  void wordsAndBitsAreThoseOfTheValue(
      @ForAll BigInteger a, @ForAll @IntRange(min = 0, max = 300) int bit) {
    Scalar x = scalar(a);
    assertThat(x.word(bit)).isEqualTo(a.mod(L).shiftRight(bit).intValue());
    assertThat(integer(Scalar.ofWords(x.words()))).isEqualTo(a.mod(L));
  }

  @Property
  void aSignedFormHasTheValueAndIsSparse(
      @ForAll BigInteger a,
      @ForAll @IntRange(min = 2, max = 8) int width,
      @ForAll @IntRange(min = 0, max = 253) int from,
      @ForAll @IntRange(min = 1, max = 253) int bits) {
    byte[] digits = Naf.digits(scalar(a), from, bits, width);
    BigInteger value = BigInteger.ZERO;
    int last = -width;
    for (int i = 0; i < digits.length; i++) {
      value = value.add(BigInteger.valueOf(digits[i]).shiftLeft(i));
      if (digits[i] != 0) {
        assertThat(digits[i] & 1).isEqualTo(1);
        assertThat(Math.abs(digits[i])).isLessThan(1 << (width - 1));
        assertThat(i - last).isGreaterThanOrEqualTo(i < bits ? width : 1);
        last = i;
      }
    }
    BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    assertThat(value).isEqualTo(a.mod(L).shiftRight(from).and(mask));
  }

  @Property
  void halvesAreShortAndSayTheSame(@ForAll BigInteger k) {
    HalfSize half = new HalfSize(scalar(k));
    BigInteger remainder = integer(half.remainder);
    BigInteger multiplier = integer(half.multiplier);
    assertThat(multiplier.signum()).isPositive();
    assertThat(multiplier.bitLength()).isLessThanOrEqualTo(126);
    assertThat(remainder.bitLength()).isLessThanOrEqualTo(HalfSize.BITS);
    BigInteger signed = half.negative ? multiplier.negate() : multiplier;
    assertThat(signed.multiply(k).mod(L)).isEqualTo(remainder);
  }
}

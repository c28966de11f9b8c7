package xyz.infinitehash.stratum.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.Target;

class DifficultyLaws {
  private static final BigInteger DIFF1 = BigInteger.valueOf(0xFFFF).shiftLeft(208);

  @Property
  void aHarderDifficultyHasNoLargerTarget(
      @ForAll @LongRange(min = 1) long a, @ForAll @LongRange(min = 1) long b) {
    BigInteger easy = new Difficulty(Math.min(a, b)).target().value();
    BigInteger hard = new Difficulty(Math.max(a, b)).target().value();
    assertThat(hard).isLessThanOrEqualTo(easy);
  }

  @Property
  void theTargetIsTheQuotientRoundedDown(@ForAll @LongRange(min = 1) long units) {
    BigInteger target = new Difficulty(units).target().value();
    BigInteger u = BigInteger.valueOf(units);
    BigInteger whole = DIFF1.shiftLeft(32);
    assertThat(target.multiply(u)).isLessThanOrEqualTo(whole);
    assertThat(target.add(BigInteger.ONE).multiply(u)).isGreaterThan(whole);
  }

  @Property
  void aTargetGivesItsDifficultyBack(@ForAll @LongRange(min = 1) long units) {
    Difficulty difficulty = new Difficulty(units);
    assertThat(Difficulty.of(difficulty.target())).isEqualTo(difficulty);
  }

  @Property
  void whatIsWrittenInJsonReadsBackToTheUnit(@ForAll @LongRange(min = 1) long units) {
    String json = new Difficulty(units).json();
    assertThat(Difficulty.parse(json).units()).isEqualTo(units);
    assertThat(json).matches("(0|[1-9][0-9]*)(\\.[0-9]+)?");
  }

  @Property
  void aMinerThatCountsInDoublesReadsTheSameUnit(
      @ForAll @LongRange(min = 1, max = 1L << 53) long units) {
    double read = Double.parseDouble(new Difficulty(units).json());
    assertThat((long) (read * 0x1p32)).isEqualTo(units);
    assertThat(Difficulty.parse(Double.toString(read)).units()).isEqualTo(units);
  }

  @Property
  void aHashMeetsATargetExactlyWhenItsNumberIsNotAbove(
      @ForAll @Size(32) byte[] hash, @ForAll @Size(32) byte[] target) {
    BigInteger wanted = new BigInteger(1, target);
    byte[] big = hash.clone();
    for (int i = 0; i < 16; i++) {
      byte swap = big[i];
      big[i] = big[31 - i];
      big[31 - i] = swap;
    }
    BigInteger value = new BigInteger(1, big);
    assertThat(Target.of(wanted).metBy(hash, 0)).isEqualTo(value.compareTo(wanted) <= 0);
    assertThat(Target.of(value).metBy(hash, 0)).isTrue();
    assertThat(value.signum() == 0 || !Target.of(value.subtract(BigInteger.ONE)).metBy(hash, 0))
        .isTrue();
    assertThat(Target.of(wanted).value()).isEqualTo(wanted);
  }

  @Example
  void wellKnownDifficultiesAreWrittenAsPoolsWriteThem() {
    assertThat(Difficulty.parse("0.01").json()).isEqualTo("0.01000000000931322574615478515625");
    assertThat(Difficulty.parse("1e-08").units()).isEqualTo(43);
    assertThat(Difficulty.ONE.json()).isEqualTo("1");
    assertThat(Difficulty.parse("65536").json()).isEqualTo("65536");
    assertThat(Difficulty.parse("0.5").json()).isEqualTo("0.5");
  }

  @Example
  void hugeAndTinyNumbersAreHeldAndNothingIsExpanded() {
    assertThat(Difficulty.parse("1e999999999").units()).isEqualTo(Long.MAX_VALUE);
    assertThat(Difficulty.parse("1e-999999999").units()).isEqualTo(1);
    assertThat(Difficulty.of(new BigDecimal("2147483648")).units()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> Difficulty.parse("0")).isInstanceOf(StratumException.class);
    assertThatThrownBy(() -> Difficulty.parse("-1")).isInstanceOf(StratumException.class);
    assertThatThrownBy(() -> Difficulty.parse("x")).isInstanceOf(StratumException.class);
  }
}

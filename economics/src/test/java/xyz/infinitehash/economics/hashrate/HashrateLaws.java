package xyz.infinitehash.economics.hashrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.economics.EconomicsException;

class HashrateLaws {
  @Property
  void equalSharesAreAsSureAsTheRootOfTheirNumber(
      @ForAll @IntRange(min = 1, max = 2000) int n, @ForAll @LongRange(min = 1) long difficulty) {
    WorkTally tally = WorkTally.NONE;
    for (int i = 0; i < n; i++) {
      tally = tally.plus(difficulty);
    }
    int permille = HashrateEstimate.of(tally, Duration.ofMinutes(12)).errorPermille();
    assertThat((long) permille * permille * n).isGreaterThanOrEqualTo(1_000_000);
    assertThat((long) (permille - 1) * (permille - 1) * n).isLessThan(1_000_000);
  }

  @Property
  void theErrorIsNeverUnderstatedAndNeverAWholePermilleTooLarge(
      @ForAll @NotEmpty List<@LongRange(min = 1) Long> difficulties) {
    WorkTally tally = WorkTally.NONE;
    for (long difficulty : difficulties) {
      tally = tally.plus(difficulty);
    }
    int permille = HashrateEstimate.of(tally, Duration.ofHours(1)).errorPermille();
    assertThat(permille).isBetween(1, 1000);
    BigInteger variance = tally.sumOfSquares().multiply(BigInteger.valueOf(1_000_000));
    assertThat(squared(permille, tally)).isGreaterThanOrEqualTo(variance);
    assertThat(squared(permille - 1, tally)).isLessThan(variance);
  }

  @Property
  void halvingTheTimeDoublesTheRate(@ForAll @LongRange(min = 1) long difficulty) {
    WorkTally tally = WorkTally.NONE.plus(difficulty);
    BigInteger slow =
        HashrateEstimate.of(tally, Duration.ofSeconds(1).multipliedBy(2)).hashesPerSecond();
    BigInteger fast = HashrateEstimate.of(tally, Duration.ofSeconds(1)).hashesPerSecond();
    assertThat(fast.shiftRight(1)).isEqualTo(slow);
  }

  @Test
  void aTerahashAsicIsReadBackFromItsShares() {
    // 216 shares in 12 minutes at difficulty 776.1 (units of 2^-32) is 1 TH/s within rounding
    WorkTally tally = WorkTally.NONE;
    for (int i = 0; i < 216; i++) {
      tally = tally.plus(3_333_333_333_333L);
    }
    HashrateEstimate estimate = HashrateEstimate.of(tally, Duration.ofMinutes(12));
    assertThat(estimate.hashesPerSecond()).isEqualTo(BigInteger.valueOf(999_999_999_999L));
    assertThat(estimate.errorPermille()).isEqualTo(69); // 1/sqrt(216) = 6.8 %
  }

  @Test
  void noShareIsAsUnsureAsCanBe() {
    HashrateEstimate none = HashrateEstimate.of(WorkTally.NONE, Duration.ofMinutes(1));
    assertThat(none).isEqualTo(new HashrateEstimate(BigInteger.ZERO, 1000));
  }

  @Test
  void sumsNoSharesCanHaveAreRefused() {
    assertThatThrownBy(() -> new WorkTally(1, BigInteger.TWO, BigInteger.ONE))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> WorkTally.NONE.plus(0)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> HashrateEstimate.of(WorkTally.NONE, Duration.ZERO))
        .isInstanceOf(EconomicsException.class);
  }

  private static BigInteger squared(int permille, WorkTally tally) {
    BigInteger product = tally.sum().multiply(BigInteger.valueOf(permille));
    return product.multiply(product);
  }
}

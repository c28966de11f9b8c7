package xyz.infinitehash.validator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.validator.intake.TestShares;

class SteppedWorkLaws {
  private static final AccountId ONE = TestShares.hotkey(1);
  private static final AccountId TWO = TestShares.hotkey(2);
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final EpochWindow WINDOW =
      new EpochWindow(7, 100, 200, START, START.plusSeconds(100));
  private static final WorkSource.Readings SOURCE =
      new WorkSource.Readings("pool", Duration.ofSeconds(60));

  @Test
  void anAnswerSpeaksOfTheTimeSinceTheOneBeforeItInsideTheWindow() {
    assertThat(
            over(
                reading(-10, Map.of(ONE, 1_000L)),
                reading(20, Map.of(ONE, 5L)),
                reading(70, Map.of(TWO, 7L)),
                reading(110, Map.of(ONE, 3L, TWO, 0L))))
        .isEqualTo(Map.of(ONE, Work.of(20 * 5 + 30 * 3), TWO, Work.of(50 * 7)));
  }

  @Test
  void aHotkeyThatOnlyEverHadZeroIsThereWithNoneAndOneThatWasNeverNamedIsAbsent() {
    assertThat(over(reading(0, Map.of()), reading(50, Map.of(ONE, 0L)), reading(100, Map.of())))
        .isEqualTo(Map.of(ONE, Work.NONE));
  }

  @Test
  void aWindowThatAnswersDoNotEncloseIsAGapAndNeverZero() {
    assertThat(reason()).contains("no answer from before");
    assertThat(reason(reading(1, Map.of()), reading(60, Map.of()), reading(100, Map.of())))
        .contains("pool has no answer from before 2026-11-22T10:00:00Z");
    assertThat(reason(reading(0, Map.of()), reading(60, Map.of()), reading(99, Map.of())))
        .contains("no answer from after");
  }

  @Test
  void aStretchLongerThanTheLongestGapIsAGapAtEitherEdgeAndInside() {
    assertThat(reason(reading(-1, Map.of()), reading(60, Map.of()), reading(100, Map.of())))
        .contains("no whole answer between 2026-11-22T09:59:59Z and 2026-11-22T10:01:00Z");
    assertThat(reason(reading(0, Map.of()), reading(60, Map.of()), reading(121, Map.of())))
        .contains("no whole answer");
    assertThat(over(reading(0, Map.of()), reading(60, Map.of()), reading(120, Map.of()))).isEmpty();
  }

  @Test
  void aLongSilenceOutsideTheWindowDoesNotMatter() {
    assertThat(
            over(
                reading(-500, Map.of()),
                reading(0, Map.of()),
                reading(50, Map.of(ONE, 1L)),
                reading(100, Map.of(ONE, 1L)),
                reading(900, Map.of())))
        .isEqualTo(Map.of(ONE, Work.of(100)));
  }

  @Property(tries = 200)
  void aSteadyHashrateIsRateTimesTimeHoweverOftenThePoolWasAsked(
      @ForAll @LongRange(max = 2_000_000_000_000_000_000L) long rate,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 60_000) Integer> millis) {
    List<Reading> readings = new ArrayList<>();
    long at = -1;
    for (int i = 0; at < 100_000; i++) {
      readings.add(new Reading(START.plusMillis(at), rates(Map.of(ONE, rate))));
      at += millis.get(i % millis.size());
    }
    readings.add(new Reading(START.plusMillis(at), rates(Map.of(ONE, rate))));
    assertThat(SteppedWork.over(WINDOW, SOURCE, readings))
        .isInstanceOfSatisfying(
            Metered.Whole.class,
            whole ->
                assertThat(whole.work().of(ONE).hashes())
                    .isEqualTo(BigInteger.valueOf(rate).multiply(BigInteger.valueOf(100))));
  }

  private static Map<AccountId, Work> over(Reading... readings) {
    return ((Metered.Whole) SteppedWork.over(WINDOW, SOURCE, List.of(readings))).work().byHotkey();
  }

  private static String reason(Reading... readings) {
    return ((Metered.Gap) SteppedWork.over(WINDOW, SOURCE, List.of(readings))).reason();
  }

  private static Reading reading(int second, Map<AccountId, Long> rates) {
    return new Reading(START.plusSeconds(second), rates(rates));
  }

  private static SortedMap<AccountId, BigInteger> rates(Map<AccountId, Long> rates) {
    TreeMap<AccountId, BigInteger> big = new TreeMap<>();
    rates.forEach((hotkey, rate) -> big.put(hotkey, BigInteger.valueOf(rate)));
    return big;
  }
}

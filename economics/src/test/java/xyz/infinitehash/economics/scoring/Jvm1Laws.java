package xyz.infinitehash.economics.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.scoring.ScoringOutcome.NobodyWorked;
import xyz.infinitehash.economics.scoring.ScoringOutcome.Weights;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;

class Jvm1Laws {
  private final Jvm1 rules = new Jvm1();

  @Property
  void scalingAllWorkChangesNothing(
      @ForAll("windows") WorkByHotkey work,
      @ForAll("registered") Set<AccountId> registered,
      @ForAll @BigRange(min = "1", max = "1000000000000000000000") BigInteger factor) {
    TreeMap<AccountId, Work> scaled = new TreeMap<>();
    work.byHotkey().forEach((k, w) -> scaled.put(k, new Work(w.hashes().multiply(factor))));
    assertThat(weights(rules.score(new WorkByHotkey(scaled), registered)))
        .isEqualTo(weights(rules.score(work, registered)));
  }

  @Property
  void theOrderSharesAreAddedInChangesNothing(
      @ForAll("windows") WorkByHotkey work,
      @ForAll("registered") Set<AccountId> registered,
      @ForAll Random random) {
    List<Map.Entry<AccountId, Work>> entries = new ArrayList<>(work.byHotkey().entrySet());
    Collections.shuffle(entries, random);
    WorkByHotkey shuffled = WorkByHotkey.EMPTY;
    for (Map.Entry<AccountId, Work> entry : entries) {
      Work half = new Work(entry.getValue().hashes().shiftRight(1));
      Work rest = new Work(entry.getValue().hashes().subtract(half.hashes()));
      shuffled = shuffled.plus(entry.getKey(), half).plus(entry.getKey(), rest);
    }
    assertThat(rules.score(shuffled, registered)).isEqualTo(rules.score(work, registered));
  }

  @Property
  void whoWorksMoreNeverWeighsLess(
      @ForAll("windows") WorkByHotkey work, @ForAll("registered") Set<AccountId> registered) {
    Map<AccountId, Integer> weights = weights(rules.score(work, registered));
    for (AccountId one : registered) {
      for (AccountId other : registered) {
        if (work.of(one).compareTo(work.of(other)) >= 0) {
          assertThat(weights.getOrDefault(one, 0))
              .isGreaterThanOrEqualTo(weights.getOrDefault(other, 0));
        }
      }
    }
  }

  @Property
  void moreWorkOfOneNeverLowersItNorRaisesAnother(
      @ForAll("windows") WorkByHotkey work,
      @ForAll("registered") Set<AccountId> registered,
      @ForAll("hotkeys") AccountId who,
      @ForAll("work") Work more) {
    Map<AccountId, Integer> before = weights(rules.score(work, registered));
    Map<AccountId, Integer> after = weights(rules.score(work.plus(who, more), registered));
    for (AccountId hotkey : registered) {
      int was = before.getOrDefault(hotkey, 0);
      int is = after.getOrDefault(hotkey, 0);
      if (hotkey.equals(who)) {
        assertThat(is).isGreaterThanOrEqualTo(was);
      } else {
        assertThat(is).isLessThanOrEqualTo(was);
      }
    }
  }

  @Property
  void theLargestIsTheWholeRangeAndNobodyIsLost(
      @ForAll("windows") WorkByHotkey work, @ForAll("registered") Set<AccountId> registered) {
    ScoringOutcome outcome = rules.score(work, registered);
    assertThat(outcome.dropped().plus(work.only(registered::contains))).isEqualTo(work);
    assertThat(outcome.dropped().byHotkey().keySet()).noneMatch(registered::contains);
    boolean somebody = registered.stream().anyMatch(hotkey -> !work.of(hotkey).isNone());
    switch (outcome) {
      case Weights paid -> {
        assertThat(somebody).isTrue();
        assertThat(paid.vector().byHotkey().values()).contains(WeightVector.MAX);
        work.byHotkey()
            .forEach(
                (hotkey, own) -> {
                  boolean shown =
                      paid.vector().of(hotkey) > 0
                          || paid.tooLittle().byHotkey().containsKey(hotkey)
                          || paid.dropped().byHotkey().containsKey(hotkey);
                  assertThat(shown || own.isNone()).isTrue();
                  assertThat(own.isNone() && paid.vector().of(hotkey) > 0).isFalse();
                });
      }
      case NobodyWorked _ -> assertThat(somebody).isFalse();
    }
  }

  /** An independent path to the same number: decimal fractions of the JDK, ten guard digits. */
  @Property
  void everyWeightIsTheHalfEvenQuotient(@ForAll("work") Work a, @ForAll("work") Work b) {
    Work most = a.compareTo(b) >= 0 ? a : b;
    Work own = a.compareTo(b) >= 0 ? b : a;
    if (most.isNone()) {
      return;
    }
    BigDecimal exact =
        new BigDecimal(own.hashes().multiply(BigInteger.valueOf(65_535)))
            .divide(new BigDecimal(most.hashes()), 64, RoundingMode.DOWN);
    int expected = exact.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    assertThat(Jvm1.weight(own, most)).isEqualTo(expected);
  }

  private static Map<AccountId, Integer> weights(ScoringOutcome outcome) {
    return switch (outcome) {
      case Weights paid -> paid.vector().byHotkey();
      case NobodyWorked _ -> Map.of();
    };
  }

  @Provide
  Arbitrary<WorkByHotkey> windows() {
    return Hotkeys.windows();
  }

  @Provide
  Arbitrary<Set<AccountId>> registered() {
    return Hotkeys.hotkeys().set().ofMaxSize(12);
  }

  @Provide
  Arbitrary<AccountId> hotkeys() {
    return Hotkeys.hotkeys();
  }

  @Provide
  Arbitrary<Work> work() {
    return Hotkeys.work();
  }
}

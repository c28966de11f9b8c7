package xyz.infinitehash.economics.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.EconomicsException;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;

class ScoringVectorsTest {
  record Vector(String name, String work, String registered, String weights, String dropped) {}

  static List<Vector> vectors() throws IOException {
    try (InputStream file = ScoringVectorsTest.class.getResourceAsStream("/vectors/jvm-1.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(";", -1))
          .map(part -> new Vector(part[0], part[1], part[2], part[3], part[4]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyVectorHolds(Vector vector) {
    TreeMap<AccountId, Work> work = new TreeMap<>();
    pairs(vector.work()).forEach((k, v) -> work.put(Hotkeys.hotkey(k), new Work(v)));
    ScoringOutcome outcome =
        ScoringRules.named("jvm-1").score(new WorkByHotkey(work), hotkeys(vector.registered()));
    assertThat(outcome.dropped().byHotkey().keySet()).isEqualTo(hotkeys(vector.dropped()));
    switch (outcome) {
      case ScoringOutcome.NobodyWorked _ ->
          assertThat(vector.weights().strip()).isEqualTo("nobody");
      case ScoringOutcome.Weights paid -> {
        TreeMap<AccountId, Integer> expected = new TreeMap<>();
        pairs(vector.weights())
            .forEach((k, v) -> expected.put(Hotkeys.hotkey(k), v.intValueExact()));
        assertThat(paid.vector().byHotkey()).isEqualTo(expected);
      }
    }
  }

  @Test
  void anUnknownRuleSetIsRefusedAndTheKnownOnesAreNamed() {
    assertThatThrownBy(() -> ScoringRules.named("jvm-0"))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("jvm-1");
  }

  private static Map<Integer, BigInteger> pairs(String text) {
    return words(text)
        .map(pair -> pair.split("=", -1))
        .collect(Collectors.toMap(p -> Integer.valueOf(p[0]), p -> new BigInteger(p[1])));
  }

  private static Set<AccountId> hotkeys(String text) {
    return words(text).map(Integer::valueOf).map(Hotkeys::hotkey).collect(Collectors.toSet());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.strip().split(" ")).filter(word -> !word.isEmpty());
  }
}

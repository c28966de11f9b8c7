package xyz.infinitehash.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          "crypto",
          List.of(
              new Result.Own("sr25519.verify", 14_312.7, Result.Unit.PER_SECOND),
              new Result.Versus(
                  "sr25519.verify.vs.native",
                  14_312.7,
                  Result.Unit.PER_SECOND,
                  "schnorrkel",
                  24_300),
              new Result.Versus("x.vs.y", 2, Result.Unit.MILLIS, "y", 3)));

  @Test
  void theJsonShapeIsTheOneScriptsRead() {
    assertThat(REPORT.json())
        .isEqualTo(
            "{\"bench\":\"crypto\",\"results\":["
                + "{\"name\":\"sr25519.verify\",\"value\":14310,\"unit\":\"1/s\"},"
                + "{\"name\":\"sr25519.verify.vs.native\",\"value\":14310,\"unit\":\"1/s\","
                + "\"peer\":\"schnorrkel\",\"peerValue\":24300,\"ratio\":0.589},"
                + "{\"name\":\"x.vs.y\",\"value\":2,\"unit\":\"ms\","
                + "\"peer\":\"y\",\"peerValue\":3,\"ratio\":1.5}]}");
  }

  @Test
  void theTableHasALineAResult() {
    assertThat(REPORT.table().lines()).hasSize(3);
    assertThat(REPORT.table()).contains("14310").contains("0.59 x schnorrkel");
  }

  @Test
  void theMedianRoundCountsAndAllTakeTurns() {
    StringBuilder turns = new StringBuilder();
    ArrayDeque<Double> rates = new ArrayDeque<>(List.of(9.0, 1.0, 100.0, 2.0));
    Map<String, Contestant> contestants = new LinkedHashMap<>();
    contestants.put(
        "a",
        _ -> {
          turns.append('a');
          return rates.remove();
        });
    contestants.put(
        "b",
        _ -> {
          turns.append('b');
          return 5;
        });
    Rounds rounds = new Rounds(3, Duration.ofMillis(1), Duration.ofMillis(1));
    assertThat(rounds.medians(contestants, new Silence())).isEqualTo(Map.of("a", 2.0, "b", 5.0));
    assertThat(turns).hasToString("abababab");
  }

  @Test
  void aWrongAnswerEndsTheBenchmark() {
    Loop wrong = new Loop(1, () -> false);
    Assertions.assertThatThrownBy(() -> wrong.rate(Duration.ofMillis(1)))
        .isInstanceOf(BenchException.class);
  }

  private static final class Silence implements Progress {
    @Override
    public void say(String step) {}

    @Override
    public void note(String text) {}
  }
}

package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.validator.ValidatorException;

class LuxorWorkersTest extends PoolSourceContract {
  @Override
  PoolSource source(LuxorSettings settings, HttpClient http, InstantSource clock, Pause pause) {
    return new LuxorWorkers(settings, http, clock, pause);
  }

  @Test
  void aNumberOrATextIsAHashrateAndTheLastShareIsKept() throws Exception {
    pool.workers(List.of(worker("a", "12.9"), worker("b", "\"3e3\"")));
    PoolReport report = ask();
    assertThat(report.samples().stream().map(s -> s.hashesPerSecond().orElseThrow().intValue()))
        .containsExactly(12, 3000);
    assertThat(report.samples().getFirst().lastShare())
        .contains(Instant.parse("2026-11-22T12:09:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "-1", "\"\"", "\"NaN\"", "1e31", "1e999999999", "{}"})
  void whatIsNoHashrateMakesOnlyThatWorkerIncomplete(String rate) throws Exception {
    pool.workers(List.of(worker("good", "5"), worker("bad", rate)));
    PoolReport report = ask();
    assertThat(report.incomplete()).isEmpty();
    assertThat(report.isComplete()).isFalse();
    assertThat(report.samples().get(0).incomplete()).isEmpty();
    assertThat(report.samples().get(1).hashesPerSecond()).isEmpty();
    assertThat(report.samples().get(1).incomplete()).isPresent();
  }

  @Test
  void aKeyIsNeverSentInTheClearBeyondThisMachine() {
    assertThatThrownBy(() -> LuxorSettings.of(URI.create("http://pool.example/api"), "a", "k"))
        .isInstanceOf(ValidatorException.class)
        .hasMessageContaining("https");
  }
}

package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.validator.intake.LuxorStandIn.Fault;
import xyz.infinitehash.validator.intake.LuxorStandIn.Worker;

/** What holds for every pool source, whatever the pool does. A new source extends this. */
abstract class PoolSourceContract {
  static final Instant FROM = Instant.parse("2026-11-22T10:20:00Z");
  static final Instant TO = Instant.parse("2026-11-22T12:10:00Z");
  static final AccountId ALICE =
      AccountId.parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");

  final List<Duration> pauses = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Instant now = TO.plusSeconds(60);
  LuxorStandIn pool;

  /** The source under test, on the stand-in. */
  abstract PoolSource source(
      LuxorSettings settings, HttpClient http, InstantSource clock, Pause pause);

  @BeforeEach
  void start() throws IOException {
    pool = LuxorStandIn.start();
  }

  @AfterEach
  void stop() {
    pool.close();
    http.shutdownNow();
  }

  static Worker worker(String name, String rate) {
    return new Worker(
        name,
        rate,
        "2026-11-22T12:09:00Z",
        Map.of(
            "2026-11-22T09:00:00.000Z",
            "999999999999999",
            "2026-11-22T10:00:00.000Z",
            rate,
            "2026-11-22T11:00:00.000Z",
            rate,
            "2026-11-22T12:00:00.000Z",
            rate));
  }

  PoolReport ask() throws InterruptedException {
    return ask(LuxorStandIn.KEY);
  }

  PoolReport ask(String key) throws InterruptedException {
    LuxorSettings settings =
        new LuxorSettings(
            pool.base(),
            "infinite",
            key,
            Duration.ofMillis(1_500),
            Duration.ofMinutes(1),
            1 << 20,
            10);
    return source(
            settings,
            http,
            () -> now,
            time -> {
              pauses.add(time);
              now = now.plus(time);
            })
        .work(FROM, TO);
  }

  @Test
  void everyWorkerOfEveryPageIsThereWithItsHashrate() throws Exception {
    pool.workers(
        List.of(
            worker(ALICE + ".a", "100000000000000"),
            worker("infinite." + ALICE + ".b", "250000000000000"),
            worker(ALICE + ".c", "0"),
            worker("nobody.d", "7"),
            worker(ALICE.toString().substring(0, 47) + "x.e", "8")));
    PoolReport report = ask();
    assertThat(report.incomplete()).isEmpty();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.samples()).hasSize(5);
    assertThat(report.samples().stream().filter(s -> s.hotkey().isPresent()))
        .hasSize(3)
        .allMatch(sample -> sample.hotkey().orElseThrow().equals(ALICE));
    assertThat(report.samples().stream().map(s -> s.hashesPerSecond().orElseThrow().longValue()))
        .containsExactlyInAnyOrder(100_000_000_000_000L, 250_000_000_000_000L, 0L, 7L, 8L);
    assertThat(pool.requests()).hasSize(2);
  }

  @Test
  void aPoolWithoutWorkersIsACompleteReportOfNone() throws Exception {
    PoolReport report = ask();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.samples()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NONE", "BUSY_TWICE", "FAILS_ONCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void whateverThePoolDoesAFailureIsNamedAndIsNeverZeroWork(Fault fault) throws Exception {
    pool.workers(List.of(worker("a", "1"), worker("b", "2"), worker("c", "3"), worker("d", "4")));
    pool.fault(fault);
    PoolReport report = ask();
    assertThat(report.isComplete()).isFalse();
    assertThat(report.incomplete()).isPresent();
    assertThat(report.incomplete().orElseThrow()).doesNotContain(LuxorStandIn.KEY);
    assertThat(report.samples())
        .allMatch(sample -> sample.hashesPerSecond().orElseThrow().signum() > 0);
  }

  @Test
  void aBusyPoolIsAskedAgainWhenItSaysAndAFailingOneALittleLater() throws Exception {
    pool.workers(List.of(worker("a", "1")));
    pool.fault(Fault.BUSY_TWICE);
    assertThat(ask().isComplete()).isTrue();
    assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    pauses.clear();
    pool.fault(Fault.FAILS_ONCE);
    assertThat(ask().isComplete()).isTrue();
    assertThat(pauses).hasSize(1);
  }

  @Test
  void aPoolThatStaysBusyIsLeftAloneWhenTimeIsUp() throws Exception {
    pool.fault(Fault.BUSY);
    assertThat(ask().incomplete().orElseThrow()).contains("429");
    assertThat(pauses).hasSizeBetween(5, 10).isSorted();
  }

  @Test
  void theKeyIsNeitherSentElsewhereNorShown() throws Exception {
    pool.fault(Fault.FOREIGN_NEXT);
    assertThat(ask().incomplete().orElseThrow()).contains("another host");
    assertThat(ask("lxk.wrong").incomplete().orElseThrow()).contains("401").doesNotContain("lxk");
    assertThat(LuxorSettings.of(pool.base(), "infinite", LuxorStandIn.KEY).toString())
        .doesNotContain(LuxorStandIn.KEY);
  }

  @Test
  void anUnreachablePoolIsAnIncompleteReport() throws Exception {
    pool.close();
    assertThat(ask().incomplete()).isPresent();
  }
}

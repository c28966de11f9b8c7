package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.validator.intake.LuxorStandIn.Worker;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.TestDatabase;

class LuxorHistoryTest extends PoolSourceContract {
  @Override
  PoolSource source(LuxorSettings settings, HttpClient http, InstantSource clock, Pause pause) {
    return new LuxorHistory(settings, http, clock, pause);
  }

  @Test
  void theMeanIsOfTheHoursThatOverlapTheWindowAndAMissingOneIsSaid() throws Exception {
    pool.workers(
        List.of(
            new Worker(
                "whole",
                "0",
                "",
                Map.of(
                    "2026-11-22T10:00:00.000Z", "10",
                    "2026-11-22T11:00:00Z", "20",
                    "2026-11-22T12:00:00Z", "31",
                    "2026-11-22T13:00:00Z", "1000")),
            new Worker("gap", "0", "", Map.of("2026-11-22T10:00:00.000Z", "10")),
            new Worker("broken", "0", "", Map.of("yesterday", "10"))));
    PoolReport report = ask();
    WorkSample broken = report.samples().get(0); // by name
    WorkSample gap = report.samples().get(1);
    WorkSample whole = report.samples().get(2);
    assertThat(whole.hashesPerSecond().orElseThrow().intValue()).isEqualTo(20);
    assertThat(whole.incomplete()).isEmpty();
    assertThat(gap.incomplete()).contains("1 hours of 3");
    assertThat(broken.incomplete()).isPresent();
    assertThat(broken.hashesPerSecond()).isEmpty();
  }

  @Test
  void aReportIsKeptWithWhatIsNotKnownLeftEmpty() throws Exception {
    pool.workers(List.of(worker(ALICE + ".a", "5"), new Worker("gap", "0", "", Map.of())));
    DatabaseAddress address = TestDatabase.empty();
    try (Database database = Database.open(() -> address)) {
      keep(database, ask());
      pool.fault(LuxorStandIn.Fault.JUNK);
      keep(database, ask());
    }
    assertThat(
            TestDatabase.query(
                address,
                "SELECT concat_ws(' ', worker, hotkey IS NOT NULL, coalesce(hashrate_hs::text, '-'),"
                    + " complete, resolution_s) FROM pool_sample"))
        .containsExactlyInAnyOrder(ALICE + ".a t 5 t 3600", "gap f - f 3600", "* f - f 3600");
  }

  private static void keep(Database database, PoolReport report) {
    boolean kept =
        database.inTransaction(
            "keeping a report",
            connection -> {
              PoolSamples.keep(connection, report);
              return true;
            });
    assertThat(kept).isTrue();
  }
}

package xyz.infinitehash.validator.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.validator.audit.AuditReport;
import xyz.infinitehash.validator.audit.EpochAudit;
import xyz.infinitehash.validator.chain.SimulatedChain;
import xyz.infinitehash.validator.chain.SimulatedChain.Whims;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.intake.IntakeLog;
import xyz.infinitehash.validator.intake.LuxorSettings;
import xyz.infinitehash.validator.intake.LuxorStandIn;
import xyz.infinitehash.validator.intake.LuxorWorkers;
import xyz.infinitehash.validator.intake.PoolReport;
import xyz.infinitehash.validator.intake.TestShares;
import xyz.infinitehash.validator.ledger.LedgerKey;
import xyz.infinitehash.validator.meter.PolledPool;
import xyz.infinitehash.validator.meter.PoolPolls;
import xyz.infinitehash.validator.meter.ReadingTable;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.TestDatabase;
import xyz.infinitehash.validator.task.Log;
import xyz.infinitehash.validator.task.TaskSettings;

/** A validator whose only source is a pool with Luxor's API; nobody mines here. */
class PolledPoolWholeWayTest {
  private static final AccountId VALIDATOR = TestShares.hotkey(99);
  private static final AccountId ONE = TestShares.hotkey(1);
  private static final AccountId TWO = TestShares.hotkey(2);

  private final Log log = new Log();
  private final SimulatedChain chain =
      new SimulatedChain(
          new SubnetId("%064x".formatted(90), 89),
          VALIDATOR,
          new TreeMap<>(Map.of(ONE, 0, TWO, 1, VALIDATOR, 2)),
          Whims.NONE,
          1);
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Instant now = SimulatedChain.START.minusSeconds(5);
  private LuxorStandIn pool;
  private DatabaseAddress address;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    pool = LuxorStandIn.start();
    address = TestDatabase.empty();
    database = Database.open(() -> address);
    workers("3000000000000000", "1000000000000000");
  }

  @AfterEach
  void close() {
    database.close();
    pool.close();
    http.shutdownNow();
  }

  @Test
  void weightsAreInProportionToTheHashratesThePoolSaidAndAnAuditFindsThemEqual() throws Exception {
    weighOneEpoch();
  }

  private void weighOneEpoch() throws Exception {
    try (PoolPolls _ = polls();
        ValidatorService _ = service()) {
      askedEvery(Duration.ZERO, 1); // before the window
      askedEvery(Duration.ofSeconds(20), 13);
      said("included 0");
    }
    AuditReport report = audit();
    assertThat(report.differences()).isEmpty();
    assertThat(report.recomputed()).isEqualTo(Map.of(ONE, 65_535, TWO, 21_845));
    assertThat(report.onChain()).contains(report.recomputed());
    assertThat(report.work().of(ONE).hashes()).isEqualTo("720000000000000000"); // 3 PH/s, 240 s
  }

  @Test
  void ourOwnSharesCountNothingWhenTheyAreNoSource() throws Exception {
    TestDatabase.execute(
        address,
        "INSERT INTO share VALUES (decode(repeat('00', 32), 'hex'), decode(repeat('00', 80), 'hex'),"
            + " decode('%s', 'hex'), 'infinite', 'rig', 9000000000000000000, '%s', 'job', false)"
                .formatted(TWO.hex().replaceFirst("^0x", ""), SimulatedChain.START.plusSeconds(5)));
    weighOneEpoch();
  }

  @Test
  void aPoolThatIsDownTooLongLeavesTheEpochUndecidedAndTheNextOneIsWeighed() throws Exception {
    try (PoolPolls _ = polls();
        ValidatorService _ = service()) {
      askedEvery(Duration.ZERO, 1); // before the window
      askedEvery(Duration.ofSeconds(20), 5);
      pool.fault(LuxorStandIn.Fault.HALF);
      askedEvery(Duration.ofSeconds(20), 5);
      pool.fault(LuxorStandIn.Fault.NONE);
      askedEvery(Duration.ofSeconds(20), 5);
      until(
          () -> log.lines.stream().anyMatch(line -> line.startsWith("incomplete 0: source luxor")));
      assertThat(chain.signed()).isZero();
      askedEvery(Duration.ofSeconds(20), 10);
      said("included 1");
    }
    assertThat(log.lines).noneMatch(line -> line.equals("closed 0"));
  }

  @Test
  void anAnswerChangedAfterwardsIsFound() throws Exception {
    weighOneEpoch();
    TestDatabase.execute(
        address,
        "ALTER TABLE pool_reading_worker DISABLE TRIGGER pool_reading_worker_is_append_only;"
            + " UPDATE pool_reading_worker SET hashrate_hs = hashrate_hs + 1000000000000");
    assertThat(String.join("\n", audit().differences())).contains("work of").contains("the ledger");
  }

  @Test
  void anAnswerOfBeforeTheWatermarkIsNotKept() {
    Instant at = SimulatedChain.START;
    assertThat(keep(at.plusSeconds(10))).isTrue();
    assertThat(keep(at.plusSeconds(9))).isFalse();
    assertThat(keep(at.plusSeconds(10))).isFalse();
    assertThat(keep(at.plusSeconds(11))).isTrue();
  }

  private boolean keep(Instant at) {
    PoolReport report =
        new PoolReport("pool", at, at, Duration.ofMinutes(15), at, List.of(), Optional.empty());
    return database.inTransaction("keeping", connection -> ReadingTable.keep(connection, report));
  }

  private void workers(String one, String two) {
    pool.workers(
        List.of(
            new LuxorStandIn.Worker(ONE + ".a", one, "2026-11-22T12:09:00Z", Map.of()),
            new LuxorStandIn.Worker(TWO + ".b", two, "2026-11-22T12:09:00Z", Map.of()),
            new LuxorStandIn.Worker("stranger.c", "5e17", "2026-11-22T12:09:00Z", Map.of())));
  }

  private LuxorWorkers luxor() {
    return new LuxorWorkers(
        LuxorSettings.of(pool.base(), "infinite", LuxorStandIn.KEY), http, () -> now, time -> {});
  }

  private PoolPolls polls() {
    return PoolPolls.start(
        database,
        List.of(new PolledPool(luxor(), Duration.ofMillis(5))),
        () -> now,
        IntakeLog.SILENT);
  }

  private ValidatorService service() {
    TaskSettings settings =
        TaskSettings.usual()
            .withSources(
                List.of(new WorkSource.Readings("luxor-workers/infinite", Duration.ofMinutes(1))));
    return ValidatorService.start(chain, database, settings, List.of(), Duration.ofMillis(5), log);
  }

  /** So many questions so far apart by the pollers' clock, each answered before the next. */
  private void askedEvery(Duration step, int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      now = now.plus(step);
      String moment = now.toString();
      until(
          () -> {
            try {
              return TestDatabase.query(
                      address, "SELECT 1 FROM pool_reading WHERE read_at = '%s'".formatted(moment))
                  .contains("1");
            } catch (SQLException e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  private AuditReport audit() {
    return new EpochAudit(database, chain)
        .of(new LedgerKey(chain.subnet(), VALIDATOR, 0, 0))
        .orElseThrow();
  }

  private void until(BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("log %s", log.lines).isLessThan(deadline);
      if (chainTime().isBefore(now)) {
        chain.advance();
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Time goes on, for pollers and chain alike, until it is said. */
  private void said(String line) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!log.lines.contains(line)) {
      assertThat(System.nanoTime()).as("log %s", log.lines).isLessThan(deadline);
      now = now.plusSeconds(12);
      chain.advance();
      LockSupport.parkNanos(100_000_000); // an era is six blocks: time for a step in each
    }
  }

  private Instant chainTime() {
    return SimulatedChain.START.plusSeconds(12 * chain.best());
  }
}

package xyz.infinitehash.validator.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.validator.audit.AuditReport;
import xyz.infinitehash.validator.audit.EpochAudit;
import xyz.infinitehash.validator.chain.SimulatedChain;
import xyz.infinitehash.validator.chain.SimulatedChain.Whims;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.intake.IntakeLog;
import xyz.infinitehash.validator.intake.PostgresShareSink;
import xyz.infinitehash.validator.intake.SinkSettings;
import xyz.infinitehash.validator.intake.TestShares;
import xyz.infinitehash.validator.ledger.LedgerKey;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.TestDatabase;
import xyz.infinitehash.validator.task.Log;
import xyz.infinitehash.validator.task.TaskSettings;

/** From hashed headers through sink, database, service and chain to an audit. */
class WholeWayTest {
  private static final AccountId VALIDATOR = TestShares.hotkey(99);
  private static final AccountId ONE = TestShares.hotkey(1);
  private static final AccountId TWO = TestShares.hotkey(2);

  private final Log log = new Log();
  private final SimulatedChain chain =
      new SimulatedChain(
          new SubnetId("%064x".formatted(89), 89),
          VALIDATOR,
          new TreeMap<>(Map.of(ONE, 0, TWO, 1, VALIDATOR, 2)),
          Whims.NONE,
          1);
  private volatile Instant now = SimulatedChain.START;
  private DatabaseAddress address;
  private Database database;

  @BeforeEach
  void open() throws SQLException {
    address = TestDatabase.empty();
    database = Database.open(() -> address);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void hashedHeadersBecomeWeightsOnChainAndAnAuditFindsThemEqual() throws Exception {
    mineAndWeigh();
    AuditReport report = audit();
    assertThat(report.differences()).isEmpty();
    assertThat(report.isEqual()).isTrue();
    assertThat(report.shares().shares()).isEqualTo(30);
    assertThat(report.recomputed()).containsEntry(ONE, 65_535).containsEntry(TWO, 32_768);
    assertThat(report.onChain()).contains(report.recomputed());
  }

  @Test
  void aTopHotkeyThatLosesItsSlotBeforeAnythingIsSignedIsLeftOutAndTheAuditFindsThemEqual()
      throws Exception {
    try (PostgresShareSink sink = sink();
        ValidatorService _ = service()) {
      chain.obstacle(Optional.of("no permit"));
      mine(sink);
      now = SimulatedChain.start(1).plusSeconds(60);
      until(() -> log.lines.contains("refused 0: no permit"));
      chain.deregister(ONE);
      until(() -> log.lines.contains("decided again 0"));
      chain.obstacle(Optional.empty());
      until(() -> log.lines.contains("included 0"));
    }
    AuditReport report = audit();
    assertThat(report.differences()).isEmpty();
    assertThat(report.recomputed()).isEqualTo(Map.of(TWO, 65_535));
    assertThat(report.onChain()).contains(report.recomputed());
  }

  @Test
  void whenNobodyOfTheVectorIsLeftTheEpochIsGivenUpWithThatReason() throws Exception {
    try (PostgresShareSink sink = sink();
        ValidatorService _ = service()) {
      chain.obstacle(Optional.of("no permit"));
      mine(sink);
      now = SimulatedChain.start(1).plusSeconds(60);
      until(() -> log.lines.contains("refused 0: no permit"));
      chain.deregister(ONE);
      chain.deregister(TWO);
      until(() -> log.lines.stream().anyMatch(line -> line.startsWith("gave up 0: none of")));
    }
    assertThat(chain.signed()).isZero();
  }

  @Test
  void anAuditNamesWhatWasChangedAfterwards() throws Exception {
    mineAndWeigh();
    TestDatabase.execute(
        address,
        "ALTER TABLE share DISABLE TRIGGER share_is_append_only;"
            + " UPDATE share SET units = units * 1000000 WHERE ctid = (SELECT ctid FROM share LIMIT 1)");
    AuditReport report = audit();
    assertThat(report.isEqual()).isFalse();
    assertThat(String.join("\n", report.differences()))
        .contains("does not meet its difficulty")
        .contains("work of")
        .contains("in the ledger")
        .contains("in the chain");
  }

  @Test
  void aShareAddedAfterTheWindowClosedIsFound() throws Exception {
    mineAndWeigh();
    TestDatabase.execute(
        address,
        "INSERT INTO share SELECT decode(repeat('00', 32), 'hex'), header, hotkey, subaccount, worker,"
            + " 1, received_at, job, block FROM share LIMIT 1");
    assertThat(String.join("\n", audit().differences()))
        .contains("is not the hash of its header")
        .contains("work of");
  }

  @Test
  void weightsSetElsewhereEndTheService() throws Exception {
    try (PostgresShareSink sink = sink();
        ValidatorService service = service()) {
      mine(sink);
      now = SimulatedChain.start(30);
      until(() -> !chain.accepted().isEmpty());
      until(() -> log.lines.contains("included 0"));
      chain.setElsewhere(0);
      until(() -> service.inDoubt().toCompletableFuture().isDone());
      assertThat(log.lines).anyMatch(line -> line.startsWith("in doubt"));
    }
  }

  private void mineAndWeigh() throws Exception {
    try (PostgresShareSink sink = sink();
        ValidatorService _ = service()) {
      mine(sink);
      now = SimulatedChain.start(1).plusSeconds(60);
      until(() -> log.lines.contains("included 0"));
    }
  }

  private AuditReport audit() {
    return new EpochAudit(database, chain)
        .of(new LedgerKey(chain.subnet(), VALIDATOR, 0, 0))
        .orElseThrow();
  }

  private PostgresShareSink sink() {
    SinkSettings settings =
        new SinkSettings(
            "stratum",
            1000,
            100,
            Duration.ZERO,
            Duration.ofMillis(10),
            Duration.ZERO,
            Duration.ofSeconds(5));
    return PostgresShareSink.start(database, settings, () -> now, IntakeLog.SILENT);
  }

  private ValidatorService service() {
    return ValidatorService.start(
        chain, database, TaskSettings.usual(), List.of(), Duration.ofMillis(5), log);
  }

  /**
   * Twenty shares of one hotkey and ten of the other, each of 64 expected hashes, really hashed.
   */
  private void mine(PostgresShareSink sink) throws Exception {
    List<CompletableFuture<Void>> kept = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      kept.add(sink.append(hashed(i % 3 == 0 ? TWO : ONE, i)).toCompletableFuture());
    }
    CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
  }

  private AcceptedShare hashed(AccountId hotkey, int number) {
    Difficulty difficulty = new Difficulty(64);
    Sha256d sha = new Sha256d();
    for (int nonce = 0; ; nonce++) {
      byte[] header = ByteBuffer.allocate(80).putInt(number).putInt(nonce).array();
      byte[] hash = sha.hash(header);
      if (difficulty.target().metBy(hash, 0)) {
        return new AcceptedShare(
            new WorkerName("infinite", hotkey, "rig"),
            header,
            hash,
            difficulty,
            SimulatedChain.START.plusSeconds(number),
            "job",
            false);
      }
    }
  }

  private void until(BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("log %s", log.lines).isLessThan(deadline);
      chain.advance();
      LockSupport.parkNanos(50_000_000);
    }
  }
}

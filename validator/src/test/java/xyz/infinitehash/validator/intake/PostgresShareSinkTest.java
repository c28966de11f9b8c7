package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.economics.hashrate.WorkTally;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.ShareTable;
import xyz.infinitehash.validator.store.TestDatabase;

class PostgresShareSinkTest {
  private static final InstantSource CLOCK = InstantSource.system();

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
  void aShareIsInTheTableWhenItsMinerIsAnswered() throws Exception {
    try (PostgresShareSink sink = start("stratum")) {
      AcceptedShare share =
          TestShares.share(1, TestShares.hotkey(5), Long.MAX_VALUE, CLOCK.instant(), "job");
      append(sink, share);
      assertThat(TestDatabase.query(address, "SELECT header_hash FROM share"))
          .containsExactly(TestShares.id(share));
      var tallies =
          database.inTransaction(
              "reading",
              connection ->
                  ShareTable.byWorker(
                      connection, share.receivedAt().minusMillis(1), CLOCK.instant()));
      assertThat(tallies)
          .containsOnlyKeys(new ShareTable.Worker(TestShares.hotkey(5), "rig1"))
          .containsValue(WorkTally.NONE.plus(Long.MAX_VALUE));
    }
  }

  @Test
  void theSameHeaderIsStoredOnceAndAcknowledgedEachTime() throws Exception {
    try (PostgresShareSink sink = start("stratum")) {
      List<CompletableFuture<Void>> kept = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        AcceptedShare share = TestShares.share(i % 100, CLOCK.instant());
        kept.add(sink.append(share).toCompletableFuture());
      }
      append(sink, TestShares.share(7, CLOCK.instant()));
      CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
      assertThat(count()).isEqualTo(100);
    }
  }

  @Test
  void aShareTheDatabaseWillNeverTakeIsRefusedAndTheOthersAreKept() throws Exception {
    try (PostgresShareSink sink = start("stratum")) {
      List<CompletableFuture<Void>> good = new ArrayList<>();
      CompletableFuture<Void> bad = new CompletableFuture<>();
      for (int i = 0; i < 500; i++) {
        if (i == 333) {
          AcceptedShare share =
              TestShares.share(i, TestShares.hotkey(1), 5, CLOCK.instant(), "nul\0byte");
          bad = sink.append(share).toCompletableFuture();
        } else {
          good.add(sink.append(TestShares.share(i, CLOCK.instant())).toCompletableFuture());
        }
      }
      CompletableFuture.allOf(good.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
      CompletableFuture<Void> refused = bad;
      assertThatThrownBy(() -> refused.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
      assertThat(count()).isEqualTo(499);
    }
  }

  @Test
  void theWatermarkMovesWithoutSharesAndNeverBack() throws Exception {
    Instant before = CLOCK.instant();
    try (PostgresShareSink _ = start("quiet")) {
      await("SELECT 1 FROM intake_watermark WHERE up_to > '" + before + "'");
    }
    TestDatabase.execute(address, "UPDATE intake_watermark SET up_to = 'infinity'");
    try (PostgresShareSink sink = start("quiet")) {
      append(sink, TestShares.share(1, CLOCK.instant()));
    }
    assertThat(TestDatabase.query(address, "SELECT up_to = 'infinity' FROM intake_watermark"))
        .containsExactly("t");
  }

  @Test
  void twoWritersOfOneSourceAreNeverBothAtWork() throws Exception {
    PostgresShareSink first = start("stratum");
    append(first, TestShares.share(1, CLOCK.instant()));
    try (PostgresShareSink second = start("stratum")) {
      CompletableFuture<Void> waiting =
          second.append(TestShares.share(2, CLOCK.instant())).toCompletableFuture();
      append(first, TestShares.share(3, CLOCK.instant()));
      assertThat(waiting).isNotDone();
      first.close();
      waiting.get(20, TimeUnit.SECONDS);
      assertThat(count()).isEqualTo(3);
    }
  }

  @Test
  void closingWritesWhatIsLeft() throws Exception {
    List<CompletableFuture<Void>> kept = new ArrayList<>();
    try (PostgresShareSink sink = start("stratum")) {
      for (int i = 0; i < 20_000; i++) {
        kept.add(sink.append(TestShares.share(i, CLOCK.instant())).toCompletableFuture());
      }
    }
    assertThat(kept).allMatch(CompletableFuture::isDone);
    long good = kept.stream().filter(future -> !future.isCompletedExceptionally()).count();
    assertThat(count()).isEqualTo(good).isEqualTo(20_000);
  }

  @Test
  void refusalsAreCountedByVerdict() throws Exception {
    WorkerName worker = new WorkerName("infinite", TestShares.hotkey(2), "rig");
    Instant at = CLOCK.instant();
    try (PostgresShareSink sink = start("stratum")) {
      sink.refused(worker, new ShareVerdict.Stale(), at);
      sink.refused(worker, new ShareVerdict.Stale(), at);
      sink.refused(worker, new ShareVerdict.Malformed("whatever the peer wrote"), at);
      append(sink, TestShares.share(1, CLOCK.instant()));
      sink.refused(worker, new ShareVerdict.Stale(), at);
    }
    assertThat(
            TestDatabase.query(address, "SELECT verdict || ' ' || refused FROM share_reject_count"))
        .containsExactlyInAnyOrder("stale 3", "malformed 1");
  }

  @Test
  void storedSharesCannotBeChangedOrRemoved() throws Exception {
    try (PostgresShareSink sink = start("stratum")) {
      append(sink, TestShares.share(1, CLOCK.instant()));
    }
    for (String change :
        List.of("UPDATE share SET units = 1", "DELETE FROM share", "TRUNCATE share")) {
      assertThatThrownBy(() -> TestDatabase.execute(address, change))
          .hasMessageContaining("append-only");
    }
  }

  private PostgresShareSink start(String source) {
    SinkSettings usual = SinkSettings.of(source);
    SinkSettings quick =
        new SinkSettings(
            source,
            usual.capacity(),
            usual.batch(),
            usual.linger(),
            Duration.ofMillis(50),
            usual.lag(),
            usual.closing());
    return PostgresShareSink.start(database, quick, CLOCK, IntakeLog.SILENT);
  }

  private static void append(PostgresShareSink sink, AcceptedShare share) throws Exception {
    sink.append(share).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private long count() throws SQLException {
    return Long.parseLong(
        TestDatabase.query(address, "SELECT count(*) FROM share").iterator().next());
  }

  private void await(String sql) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (TestDatabase.query(address, sql).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }
}

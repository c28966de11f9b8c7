package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.TestDatabase;

/** L4: what was acknowledged is stored, what is stored is stored once, in every failure. */
class SinkFaultsTest {
  private static final InstantSource CLOCK = InstantSource.system();

  private final Collection<CompletableFuture<Void>> all = new ConcurrentLinkedQueue<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger saidBack = new AtomicInteger();
  private final AtomicInteger saidFull = new AtomicInteger();

  @Test
  void sessionsKilledAtRandomMomentsLoseNothingAndCountNothingTwice() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    DatabaseAddress address = TestDatabase.empty();
    try (Database database = Database.open(() -> address)) {
      PostgresShareSink sink =
          PostgresShareSink.start(database, settings(50_000, 200), CLOCK, counting());
      AtomicBoolean over = new AtomicBoolean();
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        Future<Integer> killer = threads.submit(() -> killSessions(address, random, over));
        List<Future<?>> miners =
            List.of(
                threads.submit(() -> mine(sink, 0, 10_000)),
                threads.submit(() -> mine(sink, 10_000, 10_000)),
                threads.submit(() -> mine(sink, 5_000, 10_000))); // every share of these twice
        for (Future<?> miner : miners) {
          miner.get(60, TimeUnit.SECONDS);
        }
        over.set(true);
        assertThat(killer.get(20, TimeUnit.SECONDS)).isGreaterThan(3);
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
      sink.close();
      assertThat(acknowledged).hasSize(20_000).isEqualTo(stored(address));
    }
  }

  @Test
  void whileTheServerIsDeadSharesWaitWithinTheBoundAndThenAllOfThoseAreStored() throws Exception {
    DatabaseAddress address = TestDatabase.empty();
    AtomicBoolean down = new AtomicBoolean();
    try (Database database = Database.open(() -> up(address, down))) {
      PostgresShareSink sink =
          PostgresShareSink.start(database, settings(1_000, 100), CLOCK, counting());
      send(sink, 0).get(20, TimeUnit.SECONDS);
      down.set(true);
      ProcessHandle server = ProcessHandle.of(TestDatabase.server().serverPid()).orElseThrow();
      server.destroyForcibly();
      server.onExit().get(20, TimeUnit.SECONDS);
      for (int i = 1; i <= 5_000; i++) {
        offer(sink, i);
      }
      assertThat(sink.waiting()).isLessThanOrEqualTo(1_000);
      assertThat(sink.turnedAway()).isBetween(3_000L, 4_500L);
      assertThat(acknowledged).hasSize(1);
      awaitSaid(said);
      offer(sink, 5_001); // with the outage known: says that it is full
      offer(sink, 5_002);
      assertThat(saidFull).hasValue(1);
      assertThat(TestDatabase.server().get().port()).isPositive(); // restarts it
      down.set(false);
      offer(sink, 5_003);
      for (CompletableFuture<Void> one : all) {
        one.handle((_, _) -> "answered").get(20, TimeUnit.SECONDS);
      }
      send(sink, 5_004).get(20, TimeUnit.SECONDS);
      sink.close();
      assertThat(acknowledged).isEqualTo(stored(address)).hasSizeGreaterThan(1_000);
      assertThat(said).hasValue(1);
      assertThat(saidBack).hasValue(1);
    }
  }

  @Test
  void closedWhileTheServerIsAwayItAnswersEveryMiner() throws Exception {
    DatabaseAddress address = TestDatabase.empty();
    AtomicBoolean down = new AtomicBoolean();
    try (Database database = Database.open(() -> up(address, down))) {
      down.set(true);
      PostgresShareSink sink =
          PostgresShareSink.start(database, settings(1_000, 100), CLOCK, counting());
      for (int i = 0; i < 250; i++) {
        offer(sink, i);
      }
      sink.close();
      assertThat(all).hasSize(250).allMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(stored(address)).isEmpty();
    }
  }

  private static DatabaseAddress up(DatabaseAddress address, AtomicBoolean down) {
    if (down.get()) {
      throw new ValidatorException("the test says the server is away");
    }
    return address;
  }

  private void mine(PostgresShareSink sink, int from, int count) {
    for (int i = from; i < from + count; i++) {
      offer(sink, i);
      if (i % 50 == 0) {
        LockSupport.parkNanos(2_000_000);
      }
    }
  }

  private void offer(PostgresShareSink sink, int number) {
    assertThat(send(sink, number)).isNotNull();
  }

  private CompletableFuture<Void> send(PostgresShareSink sink, int number) {
    AcceptedShare share = TestShares.share(number, CLOCK.instant());
    CompletableFuture<Void> kept =
        sink.append(share)
            .thenRun(() -> acknowledged.add(TestShares.id(share)))
            .toCompletableFuture();
    all.add(kept);
    return kept;
  }

  private static int killSessions(DatabaseAddress address, Random random, AtomicBoolean over)
      throws SQLException {
    int killed = 0;
    while (!over.get()) {
      LockSupport.parkNanos(random.nextInt(30_000_000));
      killed +=
          TestDatabase.query(
                  address,
                  "SELECT pid, pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE"
                      + " datname = current_database() AND pid <> pg_backend_pid() OFFSET 0) x")
              .size();
    }
    return killed;
  }

  private static Set<String> stored(DatabaseAddress address) throws SQLException {
    return new HashSet<>(TestDatabase.query(address, "SELECT header_hash FROM share"));
  }

  private static SinkSettings settings(int capacity, int batch) {
    return new SinkSettings(
        "stratum",
        capacity,
        batch,
        Duration.ofMillis(1),
        Duration.ofMillis(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1));
  }

  private static void awaitSaid(AtomicInteger times) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (times.get() == 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private IntakeLog counting() {
    return new IntakeLog() {
      @Override
      public void poolSilent(String source, String reason) {}

      @Override
      public void poolBack(String source) {}

      @Override
      public void databaseGone(String reason) {
        said.incrementAndGet();
      }

      @Override
      public void databaseBack(int waiting) {
        saidBack.incrementAndGet();
      }

      @Override
      public void bufferFull(int capacity) {
        saidFull.incrementAndGet();
      }

      @Override
      public void shareUnstorable(AcceptedShare share, String reason) {}

      @Override
      public void lostAtClose(int shares) {}
    };
  }
}

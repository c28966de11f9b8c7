package xyz.infinitehash.validator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.TestDatabase;

/** Prints what this machine does; asserts only that every share is acknowledged. */
@Tag("drill")
class SinkThroughputTest {
  private static final int SHARES = 1_000_000;

  @Test
  void millionSharesAreAcknowledged() throws Exception {
    DatabaseAddress address = TestDatabase.empty();
    AcceptedShare[] shares = new AcceptedShare[SHARES];
    Instant now = InstantSource.system().instant();
    for (int i = 0; i < SHARES; i++) {
      shares[i] = TestShares.share(i, now.plusSeconds(3600));
    }
    CountDownLatch acknowledged = new CountDownLatch(SHARES);
    AtomicBoolean failed = new AtomicBoolean();
    try (Database database = Database.open(() -> address);
        PostgresShareSink sink =
            PostgresShareSink.start(
                database, SinkSettings.of("stratum"), InstantSource.system(), IntakeLog.SILENT)) {
      long start = System.nanoTime();
      for (AcceptedShare share : shares) {
        while (sink.waiting() > 60_000) {
          LockSupport.parkNanos(1_000_000);
        }
        sink.append(share)
            .whenComplete(
                (_, failure) -> {
                  failed.compareAndSet(false, failure != null);
                  acknowledged.countDown();
                });
      }
      assertThat(acknowledged.await(120, TimeUnit.SECONDS)).isTrue();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf(
          "sink: %d shares in %d ms: %d shares/s%n",
          SHARES, took.toMillis(), SHARES * 1000L / took.toMillis());
    }
    assertThat(failed).isFalse();
  }
}

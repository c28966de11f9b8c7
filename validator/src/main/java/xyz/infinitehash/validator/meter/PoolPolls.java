package xyz.infinitehash.validator.meter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.intake.IntakeLog;
import xyz.infinitehash.validator.intake.PoolReport;
import xyz.infinitehash.validator.store.Database;

/**
 * Asks pools for their hashrates and keeps every answer, each pool on its own thread so that one
 * that hangs holds up no other. An answer that cannot be kept is lost, and is a gap if the next
 * comes too late. Platform threads: to interrupt a virtual one breaks a database connection.
 */
public final class PoolPolls implements AutoCloseable {
  private final Database database;
  private final InstantSource clock;
  private final IntakeLog log;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  private PoolPolls(Database database, InstantSource clock, IntakeLog log) {
    this.database = database;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Asks each at once, and then every so often.
   *
   * @param database stays open longer
   * @param clock names the moment of each question
   */
  public static PoolPolls start(
      Database database, List<PolledPool> pools, InstantSource clock, IntakeLog log) {
    PoolPolls polls = new PoolPolls(database, clock, log);
    for (PolledPool pool : pools) {
      polls.threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("poll-" + pool.pool().name())
              .start(() -> polls.run(pool)));
    }
    return polls;
  }

  private void run(PolledPool pool) {
    boolean silent = false;
    try {
      do {
        Optional<String> failure = ask(pool);
        if (failure.isPresent() && !silent) {
          log.poolSilent(pool.pool().name(), failure.get());
        } else if (failure.isEmpty() && silent) {
          log.poolBack(pool.pool().name());
        }
        silent = failure.isPresent();
      } while (!closing.await(pool.every().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> ask(PolledPool pool) throws InterruptedException {
    Instant now = clock.instant();
    PoolReport report = pool.pool().work(now.minus(pool.every()), now);
    try {
      var _ =
          database.inTransaction(
              "keeping a pool's answer", connection -> ReadingTable.keep(connection, report));
    } catch (ValidatorException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return report.isComplete()
        ? Optional.empty()
        : report.incomplete().or(() -> Optional.of("a worker has no readable hashrate"));
  }

  /** Breaks off questions under way. */
  @Override
  public void close() {
    closing.countDown();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

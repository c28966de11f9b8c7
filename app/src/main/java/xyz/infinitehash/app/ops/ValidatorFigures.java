package xyz.infinitehash.app.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.ledger.LedgerCounts;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.ShareTable;

/**
 * What the database says of a validator, read every so often on a thread of its own: whoever
 * scrapes never waits for a database that is gone.
 */
public final class ValidatorFigures implements AutoCloseable {
  /** A share is stored, or refused, well within this of its time stamp: older counts stand. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private final Database database;
  private final SubnetId subnet;
  private final AccountId hotkey;
  private final Iterable<WorkSource> sources;
  private final InstantSource clock;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("validator-figures").daemon().factory());
  private volatile Optional<Seen> seen = Optional.empty();
  private volatile boolean reachable;
  private Instant countedTo = Instant.EPOCH;
  private long counted;

  private ValidatorFigures(
      Database database,
      SubnetId subnet,
      AccountId hotkey,
      Iterable<WorkSource> sources,
      InstantSource clock) {
    this.database = database;
    this.subnet = subnet;
    this.hotkey = hotkey;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * One look.
   *
   * @param shares in the table
   * @param lag by source, how far its watermark is behind the clock; absent when it never reported
   */
  record Seen(LedgerCounts ledger, long shares, Map<String, Duration> lag) {}

  /** Begins to read. */
  public static ValidatorFigures start(
      Database database,
      SubnetId subnet,
      AccountId hotkey,
      Iterable<WorkSource> sources,
      InstantSource clock,
      Duration every) {
    ValidatorFigures figures = new ValidatorFigures(database, subnet, hotkey, sources, clock);
    var _ =
        figures.reader.scheduleWithFixedDelay(
            figures::look, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return figures;
  }

  /** The last look that succeeded. */
  Optional<Seen> seen() {
    return seen;
  }

  /** Whether the last look succeeded. */
  boolean isReachable() {
    return reachable;
  }

  private void look() {
    try {
      Instant now = clock.instant();
      seen =
          Optional.of(
              database.inTransaction(
                  "reading figures",
                  connection -> {
                    Map<String, Duration> lag = new TreeMap<>();
                    for (WorkSource source : sources) {
                      ShareTable.watermark(connection, source.name())
                          .ifPresent(upTo -> lag.put(source.name(), Duration.between(upTo, now)));
                    }
                    long fresh = ShareTable.count(connection, countedTo, now.plus(SETTLED));
                    LedgerCounts ledger = LedgerCounts.read(connection, subnet, hotkey);
                    Seen look = new Seen(ledger, counted + fresh, lag);
                    Instant settled = now.minus(SETTLED);
                    counted += ShareTable.count(connection, countedTo, settled);
                    countedTo = settled;
                    return look;
                  }));
      reachable = true;
    } catch (ValidatorException _) {
      reachable = false; // the service says so in the log
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}

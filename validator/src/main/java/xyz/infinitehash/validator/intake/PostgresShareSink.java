package xyz.infinitehash.validator.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.ShareSink;
import xyz.infinitehash.stratum.shares.ShareSinkFull;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.validator.store.Database;

/**
 * Shares into PostgreSQL, exactly once. One thread takes what has gathered, writes it with COPY and
 * commits it together with the watermark; only then are the miners answered. A batch whose fate is
 * unknown is written again: a header hash that is there already was counted already. While the
 * database is gone shares wait within the bound, beyond it they are refused.
 */
public final class PostgresShareSink implements ShareSink, AutoCloseable {
  private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(2).toNanos();

  private final Database database;
  private final SinkSettings settings;
  private final IntakeLog log;
  private final ShareBuffer buffer;
  private final RefusalCounts refusals = new RefusalCounts();
  private final LongAdder stored = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final Thread writer;
  private volatile boolean gone;
  private volatile boolean saidFull;
  private volatile long giveUpAt;
  private @Nullable ShareSession session;

  private PostgresShareSink(
      Database database, SinkSettings settings, InstantSource clock, IntakeLog log) {
    this.database = database;
    this.settings = settings;
    this.log = log;
    this.buffer = new ShareBuffer(settings, clock);
    this.writer = Thread.ofPlatform().name("share-sink").daemon().unstarted(this::run);
  }

  /**
   * Starts the writing thread.
   *
   * @param database stays open longer than the sink
   * @param clock the one the front end stamps shares with
   */
  public static PostgresShareSink start(
      Database database, SinkSettings settings, InstantSource clock, IntakeLog log) {
    PostgresShareSink sink = new PostgresShareSink(database, settings, clock, log);
    sink.writer.start();
    return sink;
  }

  @Override
  public CompletionStage<Void> append(AcceptedShare share) {
    var kept = buffer.add(share);
    if (kept.isCompletedExceptionally()) {
      turnedAway.increment();
      if (gone && !saidFull && buffer.isFull()) {
        saidFull = true;
        log.bufferFull(settings.capacity());
      }
    }
    return kept;
  }

  @Override
  public void refused(WorkerName worker, ShareVerdict verdict, Instant at) {
    refusals.count(worker, verdict, at);
  }

  /** Shares acknowledged since the start. */
  public long stored() {
    return stored.sum();
  }

  /** Shares not let into the buffer since the start. */
  public long turnedAway() {
    return turnedAway.sum();
  }

  /** Shares waiting now. */
  public int waiting() {
    return buffer.size();
  }

  /** False while the database cannot be written. */
  public boolean isWriting() {
    return !gone;
  }

  /** Lets nothing in any more, writes what is left for a while, then refuses the rest. */
  @Override
  public void close() {
    giveUpAt = System.nanoTime() + settings.closing().toNanos();
    buffer.close();
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!buffer.isClosed() || buffer.size() > 0) {
        write(buffer.take());
      }
      write(buffer.take()); // the last watermark
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      endSession();
    }
  }

  /** Tries until it is written, or until there is no more time to close. */
  private void write(ShareBuffer.Batch batch) throws InterruptedException {
    Map<RefusalCounts.Key, Long> counted = refusals.drain();
    long pause = FIRST_PAUSE;
    while (true) {
      try {
        commit(batch, counted);
        back(batch.shares().size());
        for (ShareBuffer.Waiting waiting : batch.shares()) {
          if (waiting.kept().complete(null)) {
            stored.increment();
          }
        }
        return;
      } catch (SQLException | RuntimeException e) {
        endSession();
        if (!gone) {
          gone = true;
          log.databaseGone(String.valueOf(e.getMessage()));
        }
      }
      if (buffer.isClosed() && System.nanoTime() - giveUpAt > 0) {
        refuse(batch.shares());
        return;
      }
      buffer.pause(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private void commit(ShareBuffer.Batch batch, Map<RefusalCounts.Key, Long> counted)
      throws SQLException {
    ShareSession open = session == null ? ShareSession.open(database, settings.source()) : session;
    session = open;
    try {
      open.write(batch.shares(), counted, batch.upTo());
    } catch (SQLException e) {
      if (!ShareSession.isOfData(e)) {
        throw e;
      }
      narrow(open, batch.shares(), e);
      open.write(List.of(), counted, batch.upTo());
    }
  }

  /** Halves until the rows the database will never take stand alone; keeps all others. */
  private void narrow(ShareSession open, List<ShareBuffer.Waiting> shares, SQLException why)
      throws SQLException {
    if (shares.size() == 1) {
      ShareBuffer.Waiting bad = shares.getFirst();
      if (bad.kept().completeExceptionally(new LateShare("this share cannot be stored"))) {
        log.shareUnstorable(bad.share(), String.valueOf(why.getMessage()));
      }
      return;
    }
    int middle = shares.size() / 2;
    for (List<ShareBuffer.Waiting> half :
        List.of(shares.subList(0, middle), shares.subList(middle, shares.size()))) {
      try {
        open.write(half);
      } catch (SQLException e) {
        if (!ShareSession.isOfData(e)) {
          throw e;
        }
        narrow(open, half, e);
      }
    }
  }

  private void back(int waiting) {
    if (gone) {
      gone = false;
      saidFull = false;
      log.databaseBack(waiting + buffer.size());
    }
  }

  private void refuse(List<ShareBuffer.Waiting> shares) {
    if (!shares.isEmpty()) {
      log.lostAtClose(shares.size());
      ShareSinkFull reason = new ShareSinkFull("the pool closed while its database was gone");
      shares.forEach(waiting -> waiting.kept().completeExceptionally(reason));
    }
  }

  private void endSession() {
    ShareSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }
}

package xyz.infinitehash.validator.meter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.validator.intake.PoolReport;
import xyz.infinitehash.validator.intake.WorkSample;
import xyz.infinitehash.validator.store.Times;

/** SQL of {@code pool_reading} and its workers. */
public final class ReadingTable {
  private ReadingTable() {}

  /**
   * Keeps an answer, at the end of the window it was asked for, and moves the source's watermark
   * when it is whole.
   *
   * @return false when the watermark is past it already, so that a window may be closed that it
   *     would change: then nothing was kept
   */
  public static boolean keep(Connection connection, PoolReport report) throws SQLException {
    Optional<String> reason = reason(report);
    if (reason.isEmpty() && !advance(connection, report)) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO pool_reading (source, read_at, workers, reason) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, report.source());
      insert.setObject(2, Times.sql(report.to()));
      insert.setInt(3, report.samples().size());
      insert.setString(4, reason.orElse(null));
      insert.executeUpdate();
    }
    if (reason.isEmpty()) {
      keepWorkers(connection, report);
    }
    return true;
  }

  private static Optional<String> reason(PoolReport report) {
    return report
        .incomplete()
        .or(
            () ->
                report.samples().stream()
                    .filter(sample -> sample.hashesPerSecond().isEmpty())
                    .map(sample -> "a worker has no readable hashrate")
                    .findFirst());
  }

  /** Takes the row's lock, so that two pollers of one source are put in order. */
  private static boolean advance(Connection connection, PoolReport report) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            INSERT INTO intake_watermark (source, up_to) VALUES (?, ?)
            ON CONFLICT (source) DO UPDATE SET up_to = excluded.up_to
            WHERE intake_watermark.up_to < excluded.up_to
            """)) {
      update.setString(1, report.source());
      update.setObject(2, Times.sql(report.to()));
      return update.executeUpdate() == 1;
    }
  }

  private static void keepWorkers(Connection connection, PoolReport report) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO pool_reading_worker (source, read_at, worker, hotkey, hashrate_hs)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (WorkSample sample : report.samples()) {
        insert.setString(1, report.source());
        insert.setObject(2, Times.sql(report.to()));
        insert.setString(3, sample.worker());
        insert.setBytes(4, sample.hotkey().map(AccountId::bytes).orElse(null));
        insert.setBigDecimal(5, new BigDecimal(sample.hashesPerSecond().orElseThrow()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Whole answers that enclose a stretch of time, as far as there are such, the oldest first. */
  public static List<Reading> around(
      Connection connection, String source, Instant start, Instant end) throws SQLException {
    Map<Instant, TreeMap<AccountId, BigInteger>> readings = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            WITH whole AS NOT MATERIALIZED (SELECT read_at FROM pool_reading WHERE source = ? AND reason IS NULL)
            SELECT whole.read_at, hotkey, sum(hashrate_hs) AS rate
            FROM whole LEFT JOIN pool_reading_worker w
              ON w.source = ? AND w.read_at = whole.read_at AND hotkey IS NOT NULL
            WHERE whole.read_at >= coalesce((SELECT max(read_at) FROM whole WHERE read_at <= ?), ?)
              AND whole.read_at <= coalesce((SELECT min(read_at) FROM whole WHERE read_at >= ?), ?)
            GROUP BY whole.read_at, hotkey
            """)) {
      query.setString(1, source);
      query.setString(2, source);
      query.setObject(3, Times.sql(start));
      query.setObject(4, Times.sql(start));
      query.setObject(5, Times.sql(end));
      query.setObject(6, Times.sql(end));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var rates = readings.computeIfAbsent(Times.of(row, "read_at"), _ -> new TreeMap<>());
          byte[] hotkey = row.getBytes("hotkey");
          if (!row.wasNull()) {
            rates.put(AccountId.of(hotkey), row.getBigDecimal("rate").toBigIntegerExact());
          }
        }
      }
    }
    List<Reading> inOrder = new ArrayList<>();
    readings.forEach((at, rates) -> inOrder.add(new Reading(at, rates)));
    return inOrder;
  }
}

package xyz.infinitehash.validator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.hashrate.WorkTally;
import xyz.infinitehash.economics.window.WorkByHotkey;

/** Reads of {@code share} and its neighbours. Windows are half open: from included, to not. */
public final class ShareTable {
  private static final String TALLY =
      """
      SELECT hotkey, %s count(*) AS shares, sum(units) AS work, sum(units::numeric * units) AS squares
      FROM share WHERE received_at >= ? AND received_at < ? GROUP BY %s
      """;

  private ShareTable() {}

  /**
   * A worker of a hotkey.
   *
   * @param worker the worker id
   */
  public record Worker(AccountId hotkey, String worker) implements Comparable<Worker> {
    @Override
    public int compareTo(Worker other) {
      int byHotkey = hotkey.compareTo(other.hotkey);
      return byHotkey != 0 ? byHotkey : worker.compareTo(other.worker);
    }
  }

  /** Shares and work of each hotkey that sent any. */
  public static SortedMap<AccountId, WorkTally> byHotkey(
      Connection connection, Instant from, Instant to) throws SQLException {
    TreeMap<AccountId, WorkTally> tallies = new TreeMap<>();
    try (PreparedStatement query = query(connection, TALLY.formatted("", "hotkey"), from, to);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        tallies.put(AccountId.of(row.getBytes("hotkey")), tally(row));
      }
    }
    return Collections.unmodifiableSortedMap(tallies);
  }

  /** Shares and work of each worker that sent any. */
  public static SortedMap<Worker, WorkTally> byWorker(
      Connection connection, Instant from, Instant to) throws SQLException {
    TreeMap<Worker, WorkTally> tallies = new TreeMap<>();
    try (PreparedStatement query =
            query(connection, TALLY.formatted("worker,", "hotkey, worker"), from, to);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        tallies.put(
            new Worker(AccountId.of(row.getBytes("hotkey")), row.getString("worker")), tally(row));
      }
    }
    return Collections.unmodifiableSortedMap(tallies);
  }

  /** The input of scoring. */
  public static WorkByHotkey work(Connection connection, Instant from, Instant to)
      throws SQLException {
    return work(byHotkey(connection, from, to));
  }

  /** Only the sums of it. */
  public static WorkByHotkey work(Map<AccountId, WorkTally> tallies) {
    WorkByHotkey work = WorkByHotkey.EMPTY;
    for (Map.Entry<AccountId, WorkTally> entry : tallies.entrySet()) {
      work = work.plus(entry.getKey(), entry.getValue().work());
    }
    return work;
  }

  /** How many there are from an instant on, before another. */
  public static long count(Connection connection, Instant from, Instant to) throws SQLException {
    try (PreparedStatement query =
            query(
                connection,
                "SELECT count(*) AS shares FROM share WHERE received_at >= ? AND received_at < ?",
                from,
                to);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong("shares");
    }
  }

  /** Up to when a source has stored all it received; empty when it never wrote. */
  public static Optional<Instant> watermark(Connection connection, String source)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT up_to FROM intake_watermark WHERE source = ?")) {
      query.setString(1, source);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Times.maybe(row, "up_to") : Optional.empty();
      }
    }
  }

  /** Refusals by verdict of each hotkey, over the hours that begin in the window. */
  public static SortedMap<AccountId, SortedMap<String, Long>> refusals(
      Connection connection, Instant from, Instant to) throws SQLException {
    TreeMap<AccountId, SortedMap<String, Long>> counts = new TreeMap<>();
    try (PreparedStatement query =
            query(
                connection,
                """
                SELECT hotkey, verdict, sum(refused) AS refused FROM share_reject_count
                WHERE hour >= ? AND hour < ? GROUP BY hotkey, verdict
                """,
                from,
                to);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        counts
            .computeIfAbsent(AccountId.of(row.getBytes("hotkey")), _ -> new TreeMap<>())
            .put(row.getString("verdict"), row.getLong("refused"));
      }
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  private static PreparedStatement query(
      Connection connection, String sql, Instant from, Instant to) throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    query.setObject(1, Times.sql(from));
    query.setObject(2, Times.sql(to));
    return query;
  }

  private static WorkTally tally(ResultSet row) throws SQLException {
    return new WorkTally(
        row.getLong("shares"),
        row.getBigDecimal("work").toBigIntegerExact(),
        row.getBigDecimal("squares").toBigIntegerExact());
  }
}

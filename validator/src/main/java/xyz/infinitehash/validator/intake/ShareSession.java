package xyz.infinitehash.validator.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.Times;

/**
 * One database session that writes shares. It holds the source's advisory lock, so that one
 * watermark never has two writers. Any failure but one of data means: close it, open another.
 */
final class ShareSession implements AutoCloseable {
  private static final String COPY =
      "COPY share_incoming (" + ShareRows.COLUMNS + ") FROM STDIN (FORMAT binary)";
  private static final String INSERT =
      "INSERT INTO share (%1$s) SELECT %1$s FROM share_incoming ON CONFLICT (header_hash) DO NOTHING"
          .formatted(ShareRows.COLUMNS);
  private static final String WATERMARK =
      """
      INSERT INTO intake_watermark (source, up_to) VALUES (?, ?)
      ON CONFLICT (source) DO UPDATE
      SET up_to = greatest(intake_watermark.up_to, excluded.up_to)
      """;
  private static final String REFUSALS =
      """
      INSERT INTO share_reject_count (hotkey, worker, verdict, hour, refused) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (hotkey, worker, verdict, hour) DO UPDATE
      SET refused = share_reject_count.refused + excluded.refused
      """;

  private final Connection connection;
  private final String source;

  private ShareSession(Connection connection, String source) {
    this.connection = connection;
    this.source = source;
  }

  static ShareSession open(Database database, String source) throws SQLException {
    Connection connection = database.session();
    boolean open = false;
    try (Statement statement = connection.createStatement()) {
      lock(connection, source);
      statement.execute("SET synchronous_commit = on");
      statement.execute("CREATE TEMP TABLE share_incoming (LIKE share) ON COMMIT DELETE ROWS");
      connection.setAutoCommit(false);
      open = true;
      return new ShareSession(connection, source);
    } finally {
      if (!open) {
        connection.close();
      }
    }
  }

  private static void lock(Connection connection, String source) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT pg_try_advisory_lock(hashtextextended('intake ' || ?, 0))")) {
      query.setString(1, source);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next() || !row.getBoolean(1)) {
          throw new SQLException("another process writes shares as \"" + source + "\"", "55P03");
        }
      }
    }
  }

  /** Whether this failure lies in the rows, not in the database. */
  static boolean isOfData(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("22") || state.startsWith("23");
  }

  /** One commit: the shares, the counts and the watermark together. */
  void write(List<ShareBuffer.Waiting> shares, Map<RefusalCounts.Key, Long> refusals, Instant upTo)
      throws SQLException {
    boolean done = false;
    try {
      copy(shares);
      count(refusals);
      try (PreparedStatement statement = connection.prepareStatement(WATERMARK)) {
        statement.setString(1, source);
        statement.setObject(2, Times.sql(upTo));
        statement.executeUpdate();
      }
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** One commit of shares alone. */
  void write(List<ShareBuffer.Waiting> shares) throws SQLException {
    boolean done = false;
    try {
      copy(shares);
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  private void copy(List<ShareBuffer.Waiting> shares) throws SQLException {
    if (shares.isEmpty()) {
      return;
    }
    byte[] rows = ShareRows.encode(shares);
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      copy.writeToCopy(rows, 0, rows.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(INSERT);
    }
  }

  private void count(Map<RefusalCounts.Key, Long> refusals) throws SQLException {
    if (refusals.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(REFUSALS)) {
      for (Map.Entry<RefusalCounts.Key, Long> entry : refusals.entrySet()) {
        RefusalCounts.Key key = entry.getKey();
        statement.setBytes(1, key.hotkey().bytes());
        statement.setString(2, key.worker());
        statement.setString(3, key.verdict());
        statement.setObject(4, Times.sql(key.hour()));
        statement.setLong(5, entry.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException _) {
      // the session is gone, and with it the transaction
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // it is gone
    }
  }
}

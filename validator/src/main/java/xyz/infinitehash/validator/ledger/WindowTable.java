package xyz.infinitehash.validator.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.store.Times;

/** SQL of {@code epoch_window}. Reads are also for audit and display. */
public final class WindowTable {
  private WindowTable() {}

  /** A window and where it stands. */
  public record Entry(EpochWindow window, WindowState state) {}

  /** The window of an epoch. */
  public static Optional<Entry> entry(Connection connection, SubnetId subnet, long epoch)
      throws SQLException {
    return entries(connection, subnet, " AND epoch = " + epoch).stream().findFirst();
  }

  /** What a closed window's work was counted from; none for one that was never closed. */
  public static List<WorkSource> sources(Connection connection, SubnetId subnet, long epoch)
      throws SQLException {
    return WindowSources.of(connection, subnet, epoch);
  }

  /** All windows of a subnet, the oldest first. */
  public static List<Entry> all(Connection connection, SubnetId subnet) throws SQLException {
    return entries(connection, subnet, "");
  }

  static Optional<Entry> newest(Connection connection, SubnetId subnet) throws SQLException {
    return entries(
            connection,
            subnet,
            " AND epoch = (SELECT max(epoch) FROM epoch_window newer WHERE"
                + " newer.genesis = epoch_window.genesis AND newer.netuid = epoch_window.netuid)")
        .stream()
        .findFirst();
  }

  static void insert(Connection connection, SubnetId subnet, EpochWindow window)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO epoch_window
              (genesis, netuid, epoch, start_block, end_block, start_time, end_time, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'open') ON CONFLICT (genesis, netuid, epoch) DO NOTHING
            """)) {
      insert.setString(1, subnet.genesis());
      insert.setInt(2, subnet.netuid());
      insert.setLong(3, window.epoch());
      insert.setLong(4, window.startBlock());
      insert.setLong(5, window.endBlock());
      insert.setObject(6, Times.sql(window.start()));
      insert.setObject(7, Times.sql(window.end()));
      insert.executeUpdate();
    }
  }

  static void change(Connection connection, SubnetId subnet, long epoch, WindowState state)
      throws SQLException {
    @Nullable String reason =
        switch (state) {
          case WindowState.Open _, WindowState.Closed _ -> null;
          case WindowState.Incomplete(String why) -> why;
          case WindowState.Nobody(String why) -> why;
        };
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE epoch_window SET state = ?, reason = ?
            WHERE genesis = ? AND netuid = ? AND epoch = ? AND state IN ('open', 'closed')
            """)) {
      update.setString(1, name(state));
      update.setString(2, reason);
      update.setString(3, subnet.genesis());
      update.setInt(4, subnet.netuid());
      update.setLong(5, epoch);
      if (update.executeUpdate() != 1) {
        throw new LedgerConflict("the window of epoch " + epoch + " is settled already");
      }
    }
    if (state instanceof WindowState.Closed(List<WorkSource> sources)) {
      WindowSources.keep(connection, subnet, epoch, sources);
    }
  }

  private static List<Entry> entries(Connection connection, SubnetId subnet, String and)
      throws SQLException {
    List<Entry> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT * FROM epoch_window WHERE genesis = ? AND netuid = ?"
                + and
                + " ORDER BY epoch")) {
      query.setString(1, subnet.genesis());
      query.setInt(2, subnet.netuid());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new Entry(
                  new EpochWindow(
                      row.getLong("epoch"),
                      row.getLong("start_block"),
                      row.getLong("end_block"),
                      Times.of(row, "start_time"),
                      Times.of(row, "end_time")),
                  state(connection, subnet, row)));
        }
      }
    }
    return List.copyOf(found);
  }

  private static String name(WindowState state) {
    return switch (state) {
      case WindowState.Open _ -> "open";
      case WindowState.Closed _ -> "closed";
      case WindowState.Incomplete _ -> "incomplete";
      case WindowState.Nobody _ -> "nobody";
    };
  }

  private static WindowState state(Connection connection, SubnetId subnet, ResultSet row)
      throws SQLException {
    String name = row.getString("state");
    @Nullable String reason = row.getString("reason");
    String why = reason == null ? "" : reason;
    return switch (name) {
      case "open" -> new WindowState.Open();
      case "closed" ->
          new WindowState.Closed(WindowSources.of(connection, subnet, row.getLong("epoch")));
      case "incomplete" -> new WindowState.Incomplete(why);
      case "nobody" -> new WindowState.Nobody(why);
      default -> throw new LedgerConflict("a window in the unknown state " + name);
    };
  }
}

package xyz.infinitehash.validator.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.meter.WorkSource;

/** SQL of {@code window_source}. */
final class WindowSources {
  private static final String SHARES = "shares";
  private static final String READINGS = "readings";

  private WindowSources() {}

  static void keep(Connection connection, SubnetId subnet, long epoch, List<WorkSource> sources)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO window_source VALUES (?, ?, ?, ?, ?, ?)")) {
      for (WorkSource source : sources) {
        insert.setString(1, subnet.genesis());
        insert.setInt(2, subnet.netuid());
        insert.setLong(3, epoch);
        insert.setString(4, source.name());
        @Nullable Long gap =
            switch (source) {
              case WorkSource.Shares _ -> null;
              case WorkSource.Readings readings -> readings.longestGap().toMillis();
            };
        insert.setString(5, gap == null ? SHARES : READINGS);
        insert.setObject(6, gap, Types.BIGINT);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static List<WorkSource> of(Connection connection, SubnetId subnet, long epoch)
      throws SQLException {
    List<WorkSource> sources = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT name, kind, longest_gap_ms FROM window_source"
                + " WHERE genesis = ? AND netuid = ? AND epoch = ? ORDER BY name")) {
      query.setString(1, subnet.genesis());
      query.setInt(2, subnet.netuid());
      query.setLong(3, epoch);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String name = row.getString("name");
          sources.add(
              row.getString("kind").equals(SHARES)
                  ? new WorkSource.Shares(name)
                  : new WorkSource.Readings(
                      name, Duration.ofMillis(row.getLong("longest_gap_ms"))));
        }
      }
    }
    return sources;
  }
}

package xyz.infinitehash.validator.intake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import xyz.infinitehash.validator.store.Times;

/** Writes of {@code pool_sample}. */
public final class PoolSamples {
  /** Stands for the whole source in a report that is not whole. */
  public static final String WHOLE_SOURCE = "*";

  private PoolSamples() {}

  /**
   * Keeps a report. When the report is not whole none of its samples is, and a row for the source
   * itself says why.
   */
  public static void keep(Connection connection, PoolReport report) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO pool_sample
              (source, hotkey, worker, window_start, window_end, hashrate_hs, work_hashes, shares,
               last_share_at, resolution_s, complete, incomplete_reason, retrieved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (WorkSample sample : report.samples()) {
        add(insert, report, sample, sample.incomplete().or(report::incomplete));
      }
      if (report.incomplete().isPresent()) {
        WorkSample none =
            new WorkSample(
                Optional.empty(),
                WHOLE_SOURCE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        add(insert, report, none, report.incomplete());
      }
      insert.executeBatch();
    }
  }

  private static void add(
      PreparedStatement insert, PoolReport report, WorkSample sample, Optional<String> incomplete)
      throws SQLException {
    insert.setString(1, report.source());
    insert.setBytes(2, sample.hotkey().map(hotkey -> hotkey.bytes()).orElse(null));
    insert.setString(3, sample.worker());
    insert.setObject(4, Times.sql(report.from()));
    insert.setObject(5, Times.sql(report.to()));
    insert.setBigDecimal(6, sample.hashesPerSecond().map(BigDecimal::new).orElse(null));
    insert.setBigDecimal(7, sample.work().map(work -> new BigDecimal(work.hashes())).orElse(null));
    insert.setObject(8, sample.shares().orElse(null), Types.BIGINT);
    insert.setObject(
        9, sample.lastShare().map(Times::sql).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    insert.setLong(10, report.resolution().toSeconds());
    insert.setBoolean(11, incomplete.isEmpty());
    insert.setString(12, incomplete.orElse(null));
    insert.setObject(13, Times.sql(report.retrievedAt()));
    insert.addBatch();
  }
}

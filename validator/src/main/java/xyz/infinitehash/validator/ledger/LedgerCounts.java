package xyz.infinitehash.validator.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.validator.chain.SubnetId;

/**
 * How often things went how, since the ledger began.
 *
 * @param rows of the weights ledger by state, all mechanisms
 * @param undecided epochs a source did not finish
 * @param nobody epochs in which nobody registered worked
 * @param unseen epochs between the first and the newest window that have none: the validator was
 *     not running
 * @param newestEpoch whose window is known
 * @param weightsBlock newest block that took weights of ours
 */
public record LedgerCounts(
    Map<LedgerState, Long> rows,
    long undecided,
    long nobody,
    long unseen,
    Optional<Long> newestEpoch,
    Optional<Long> weightsBlock) {
  /** Copies. */
  public LedgerCounts {
    rows = Map.copyOf(rows);
  }

  /** Rows in this state. */
  public long of(LedgerState state) {
    return rows.getOrDefault(state, 0L);
  }

  /** Reads them. */
  public static LedgerCounts read(Connection connection, SubnetId subnet, AccountId hotkey)
      throws SQLException {
    Map<LedgerState, Long> rows = new EnumMap<>(LedgerState.class);
    Optional<Long> weightsBlock = Optional.empty();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT state, count(*) AS rows, max(included_block) AS block FROM weights_ledger
            WHERE genesis = ? AND netuid = ? AND hotkey = ? GROUP BY state
            """)) {
      query.setString(1, subnet.genesis());
      query.setInt(2, subnet.netuid());
      query.setBytes(3, hotkey.bytes());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.put(LedgerState.valueOf(row.getString("state")), row.getLong("rows"));
          long block = row.getLong("block");
          if (!row.wasNull()) {
            weightsBlock = Optional.of(Math.max(block, weightsBlock.orElse(0L)));
          }
        }
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT count(*) FILTER (WHERE state = 'incomplete') AS undecided,
                   count(*) FILTER (WHERE state = 'nobody') AS nobody,
                   coalesce(max(epoch) - min(epoch) + 1 - count(*), 0) AS unseen,
                   max(epoch) AS newest
            FROM epoch_window WHERE genesis = ? AND netuid = ?
            """)) {
      query.setString(1, subnet.genesis());
      query.setInt(2, subnet.netuid());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        long newest = row.getLong("newest");
        Optional<Long> newestEpoch = row.wasNull() ? Optional.empty() : Optional.of(newest);
        return new LedgerCounts(
            rows,
            row.getLong("undecided"),
            row.getLong("nobody"),
            row.getLong("unseen"),
            newestEpoch,
            weightsBlock);
      }
    }
  }
}

package xyz.infinitehash.validator.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.Work;
import xyz.infinitehash.economics.window.WorkByHotkey;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.SignedWeights;
import xyz.infinitehash.validator.chain.SubnetId;

/** SQL of {@code weights_ledger} and what hangs on it. Reads are also for audit and display. */
public final class LedgerTable {
  private static final String KEY = "genesis = ? AND netuid = ? AND hotkey = ? AND mechanism = ?";

  private LedgerTable() {}

  /** The row of a key. */
  public static Optional<LedgerRow> row(Connection connection, LedgerKey key) throws SQLException {
    return rows(connection, key, " AND epoch = " + key.epoch()).stream().findFirst();
  }

  /** All rows of a hotkey and mechanism, the oldest epoch first. */
  public static List<LedgerRow> all(
      Connection connection, SubnetId subnet, AccountId hotkey, int mechanism) throws SQLException {
    return rows(connection, new LedgerKey(subnet, hotkey, mechanism, 0), "");
  }

  static List<LedgerRow> open(
      Connection connection, SubnetId subnet, AccountId hotkey, int mechanism) throws SQLException {
    return rows(
        connection,
        new LedgerKey(subnet, hotkey, mechanism, 0),
        " AND state IN ('DECIDED', 'SIGNED', 'SENT')");
  }

  static List<LedgerRow> hidden(
      Connection connection, SubnetId subnet, AccountId hotkey, int mechanism) throws SQLException {
    return rows(
        connection,
        new LedgerKey(subnet, hotkey, mechanism, 0),
        " AND state = 'INCLUDED' AND reveal_epoch IS NOT NULL");
  }

  static Optional<Long> newestLanding(
      Connection connection, SubnetId subnet, AccountId hotkey, int mechanism) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT max(included_block) AS newest FROM weights_ledger WHERE " + KEY)) {
      key(query, new LedgerKey(subnet, hotkey, mechanism, 0));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        long newest = row.getLong("newest");
        return row.wasNull() ? Optional.empty() : Optional.of(newest);
      }
    }
  }

  /** Work, registration and weight of every hotkey a decision knew. */
  public static Decision inputs(Connection connection, LedgerRow row) throws SQLException {
    TreeMap<AccountId, Work> work = new TreeMap<>();
    TreeMap<AccountId, Integer> registered = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT hotkey, uid, work_hashes FROM weights_input WHERE ledger_id = ?")) {
      query.setLong(1, row.id());
      try (ResultSet input = query.executeQuery()) {
        while (input.next()) {
          AccountId hotkey = AccountId.of(input.getBytes("hotkey"));
          int uid = input.getInt("uid");
          if (!input.wasNull()) {
            registered.put(hotkey, uid);
          }
          BigDecimal hashes = input.getBigDecimal("work_hashes");
          if (!input.wasNull()) {
            work.put(hotkey, new Work(hashes.toBigIntegerExact()));
          }
        }
      }
    }
    return new Decision(
        row.key(),
        row.rules(),
        row.vector(),
        new WorkByHotkey(work),
        registered,
        row.registeredBlock());
  }

  /** False when the key has a row already. */
  static boolean insert(Connection connection, Decision decision) throws SQLException {
    long id;
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO weights_ledger
              (genesis, netuid, hotkey, mechanism, epoch, state, rules, attempt, not_before_block,
               registered_block)
            VALUES (?, ?, ?, ?, ?, 'DECIDED', ?, 1, 0, ?)
            ON CONFLICT (genesis, netuid, hotkey, mechanism, epoch) DO NOTHING RETURNING id
            """)) {
      key(insert, decision.key());
      insert.setLong(5, decision.key().epoch());
      insert.setString(6, decision.rules());
      insert.setLong(7, decision.registeredBlock());
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        id = row.getLong("id");
      }
    }
    insertInputs(connection, id, decision);
    return true;
  }

  private static void insertInputs(Connection connection, long id, Decision decision)
      throws SQLException {
    TreeSet<AccountId> hotkeys = new TreeSet<>(decision.registered().keySet());
    hotkeys.addAll(decision.work().byHotkey().keySet());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO weights_input (ledger_id, hotkey, uid, work_hashes, weight)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (AccountId hotkey : hotkeys) {
        insert.setLong(1, id);
        insert.setBytes(2, hotkey.bytes());
        insert.setObject(3, decision.registered().get(hotkey), Types.INTEGER);
        Map<AccountId, Work> work = decision.work().byHotkey();
        insert.setBigDecimal(
            4, work.containsKey(hotkey) ? new BigDecimal(work.get(hotkey).hashes()) : null);
        insert.setObject(5, decision.vector().byHotkey().get(hotkey), Types.INTEGER);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The same inputs, other weights. */
  static void replaceWeights(Connection connection, LedgerRow row, WeightVector vector)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE weights_input SET weight = ? WHERE ledger_id = ? AND hotkey = ?")) {
      TreeSet<AccountId> hotkeys = new TreeSet<>(row.vector().byHotkey().keySet());
      hotkeys.addAll(vector.byHotkey().keySet());
      for (AccountId hotkey : hotkeys) {
        update.setObject(1, vector.byHotkey().get(hotkey), Types.INTEGER);
        update.setLong(2, row.id());
        update.setBytes(3, hotkey.bytes());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /**
   * Changes the row if it still is in the state and attempt the caller saw.
   *
   * @param set the assignments, parameters as {@code ?}
   */
  static void change(Connection connection, LedgerRow seen, String set, Object... values)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE weights_ledger SET " + set + " WHERE id = ? AND state = ? AND attempt = ?")) {
      int at = 1;
      for (Object value : values) {
        update.setObject(at++, value);
      }
      update.setLong(at++, seen.id());
      update.setString(at++, seen.state().name());
      update.setInt(at, seen.attempt());
      if (update.executeUpdate() != 1) {
        throw new LedgerConflict(
            "epoch %d is not in state %s any more".formatted(seen.key().epoch(), seen.state()));
      }
    }
  }

  static void keepAttempt(Connection connection, LedgerRow row, String outcome)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO weights_attempt
              (ledger_id, attempt, outcome, extrinsic, extrinsic_hash, nonce, era_end_block)
            SELECT id, attempt, ?, extrinsic, extrinsic_hash, nonce, era_end_block
            FROM weights_ledger WHERE id = ?
            """)) {
      insert.setString(1, outcome);
      insert.setLong(2, row.id());
      insert.executeUpdate();
    }
  }

  private static List<LedgerRow> rows(Connection connection, LedgerKey key, String and)
      throws SQLException {
    List<LedgerRow> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT * FROM weights_ledger WHERE " + KEY + and + " ORDER BY epoch")) {
      key(query, key);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(read(connection, row, key));
        }
      }
    }
    return List.copyOf(found);
  }

  private static LedgerRow read(Connection connection, ResultSet row, LedgerKey key)
      throws SQLException {
    byte[] bytes = row.getBytes("extrinsic");
    boolean bare = row.wasNull();
    Optional<Long> block = number(row, "included_block");
    String blockHash = row.getString("included_hash");
    Optional<Long> revealEpoch = number(row, "reveal_epoch");
    Optional<Long> revealedBlock = number(row, "revealed_block");
    return new LedgerRow(
        row.getLong("id"),
        new LedgerKey(key.subnet(), key.hotkey(), key.mechanism(), row.getLong("epoch")),
        LedgerState.valueOf(row.getString("state")),
        row.getString("rules"),
        vector(connection, row.getLong("id")),
        row.getLong("registered_block"),
        row.getInt("attempt"),
        row.getLong("not_before_block"),
        bare
            ? Optional.empty()
            : Optional.of(
                new SignedWeights(
                    bytes,
                    row.getString("extrinsic_hash"),
                    row.getLong("nonce"),
                    row.getLong("birth_block"),
                    row.getLong("era_end_block"))),
        block.map(
            number -> new Landing(number, blockHash, Optional.empty(), revealEpoch, revealedBlock)),
        Optional.ofNullable(row.getString("reason")));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private static WeightVector vector(Connection connection, long id) throws SQLException {
    TreeMap<AccountId, Integer> weights = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT hotkey, weight FROM weights_input WHERE ledger_id = ? AND weight IS NOT NULL")) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          weights.put(AccountId.of(row.getBytes("hotkey")), row.getInt("weight"));
        }
      }
    }
    return new WeightVector(weights);
  }

  private static void key(PreparedStatement statement, LedgerKey key) throws SQLException {
    statement.setString(1, key.subnet().genesis());
    statement.setInt(2, key.subnet().netuid());
    statement.setBytes(3, key.hotkey().bytes());
    statement.setInt(4, key.mechanism());
  }
}

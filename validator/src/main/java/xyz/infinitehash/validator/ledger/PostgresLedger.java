package xyz.infinitehash.validator.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.SignedWeights;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.meter.Metered;
import xyz.infinitehash.validator.meter.WindowMeter;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.ShareTable;
import xyz.infinitehash.validator.store.StoreException;

/**
 * The ledger in PostgreSQL, on one session that holds an advisory lock. When the session dies so
 * does the lock, and so does every further write of this holder: whoever comes next continues from
 * the rows.
 */
public final class PostgresLedger implements LedgerStore {
  private final Connection connection;

  private PostgresLedger(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  private interface Statements<T> {
    T run() throws SQLException;
  }

  /** One holder at a time for each hotkey. */
  public static Ledgers of(Database database, AccountId hotkey) {
    return () -> open(database, hotkey);
  }

  private static Optional<LedgerStore> open(Database database, AccountId hotkey) {
    try {
      Connection connection = database.session();
      boolean held = false;
      try {
        held = lock(connection, hotkey);
        if (!held) {
          return Optional.empty();
        }
        connection.setAutoCommit(false);
        return Optional.of(new PostgresLedger(connection));
      } finally {
        if (!held) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new StoreException("opening the ledger", e);
    }
  }

  private static boolean lock(Connection connection, AccountId hotkey) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = on");
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT pg_try_advisory_lock(hashtextextended('ledger ' || ?, 0))")) {
      query.setString(1, hotkey.hex());
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public Optional<Instant> watermark(String source) {
    return commit("reading a watermark", () -> ShareTable.watermark(connection, source));
  }

  @Override
  public WindowState window(SubnetId subnet, EpochWindow window) {
    return commit(
        "keeping a window",
        () -> {
          WindowTable.insert(connection, subnet, window);
          return WindowTable.entry(connection, subnet, window.epoch()).orElseThrow().state();
        });
  }

  @Override
  public Optional<EpochWindow> window(SubnetId subnet, long epoch) {
    return commit(
        "reading a window",
        () -> WindowTable.entry(connection, subnet, epoch).map(WindowTable.Entry::window));
  }

  @Override
  public Optional<Long> newestEpoch(SubnetId subnet) {
    return commit(
        "reading windows",
        () -> WindowTable.newest(connection, subnet).map(entry -> entry.window().epoch()));
  }

  @Override
  public void windowIs(SubnetId subnet, long epoch, WindowState state) {
    commit(
        "settling a window",
        () -> {
          WindowTable.change(connection, subnet, epoch, state);
          return state;
        });
  }

  @Override
  public Metered metered(EpochWindow window, List<WorkSource> sources) {
    return commit("summing work", () -> WindowMeter.of(connection, window, sources));
  }

  @Override
  public Optional<LedgerRow> row(LedgerKey key) {
    return commit("reading the ledger", () -> LedgerTable.row(connection, key));
  }

  @Override
  public List<LedgerRow> open(SubnetId subnet, AccountId hotkey, int mechanism) {
    return commit(
        "reading the ledger", () -> LedgerTable.open(connection, subnet, hotkey, mechanism));
  }

  @Override
  public List<LedgerRow> hidden(SubnetId subnet, AccountId hotkey, int mechanism) {
    return commit(
        "reading the ledger", () -> LedgerTable.hidden(connection, subnet, hotkey, mechanism));
  }

  @Override
  public Optional<Long> newestLanding(SubnetId subnet, AccountId hotkey, int mechanism) {
    return commit(
        "reading the ledger",
        () -> LedgerTable.newestLanding(connection, subnet, hotkey, mechanism));
  }

  @Override
  public LedgerRow decided(Decision decision) {
    return commit(
        "keeping a decision",
        () -> {
          LedgerTable.insert(connection, decision);
          return LedgerTable.row(connection, decision.key()).orElseThrow();
        });
  }

  @Override
  public Decision inputs(LedgerRow row) {
    return commit("reading inputs", () -> LedgerTable.inputs(connection, row));
  }

  @Override
  public LedgerRow decidedAgain(LedgerRow row, WeightVector vector, long block) {
    return commit(
        "keeping another decision",
        () -> {
          LedgerTable.change(connection, row, "registered_block = ?, reason = NULL", block);
          LedgerTable.replaceWeights(connection, row, vector);
          return LedgerTable.row(connection, row.key()).orElseThrow();
        });
  }

  @Override
  public LedgerRow waits(LedgerRow row, String reason) {
    return change(row, "reason = ?", reason);
  }

  @Override
  public LedgerRow signed(LedgerRow row, SignedWeights signed) {
    return change(
        row,
        "state = 'SIGNED', extrinsic = ?, extrinsic_hash = ?, nonce = ?, birth_block = ?,"
            + " era_end_block = ?, reason = NULL",
        signed.bytes(),
        signed.hash(),
        signed.nonce(),
        signed.birthBlock(),
        signed.lastBlock());
  }

  @Override
  public LedgerRow sent(LedgerRow row, Optional<String> refusal) {
    return refusal.isEmpty()
        ? change(row, "state = 'SENT', reason = NULL")
        : change(row, "state = 'SENT', reason = ?", refusal.get());
  }

  @Override
  public LedgerRow included(LedgerRow row, Landing landing) {
    return change(
        row,
        "state = 'INCLUDED', included_block = ?, included_hash = ?, reveal_epoch = %s, reason = NULL"
            .formatted(landing.revealEpoch().map(epoch -> Long.toString(epoch)).orElse("NULL")),
        landing.block(),
        landing.blockHash());
  }

  @Override
  public LedgerRow again(LedgerRow row, String outcome, long notBeforeBlock) {
    return commit(
        "closing an attempt",
        () -> {
          LedgerTable.keepAttempt(connection, row, outcome);
          LedgerTable.change(
              connection,
              row,
              "state = 'DECIDED', attempt = attempt + 1, not_before_block = ?, reason = ?,"
                  + " extrinsic = NULL, extrinsic_hash = NULL, nonce = NULL, birth_block = NULL,"
                  + " era_end_block = NULL",
              notBeforeBlock,
              outcome);
          return LedgerTable.row(connection, row.key()).orElseThrow();
        });
  }

  @Override
  public LedgerRow expired(LedgerRow row, String reason) {
    return change(row, "state = 'EXPIRED', reason = ?", reason);
  }

  @Override
  public LedgerRow revealed(LedgerRow row, Optional<Long> block) {
    return block.isPresent()
        ? change(row, "state = 'REVEALED', revealed_block = ?", block.get())
        : change(row, "state = 'REVEALED'");
  }

  @Override
  public LedgerRow lost(LedgerRow row, String reason) {
    return change(row, "state = 'EXPIRED', reason = ?", reason);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // gone already, and the lock with it
    }
  }

  private LedgerRow change(LedgerRow row, String set, Object... values) {
    return commit(
        "changing the ledger",
        () -> {
          LedgerTable.change(connection, row, set, values);
          return LedgerTable.row(connection, row.key()).orElseThrow();
        });
  }

  private <T> T commit(String doing, Statements<T> statements) {
    try {
      boolean done = false;
      try {
        T result = statements.run();
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw new StoreException(doing, e);
    }
  }
}

package xyz.infinitehash.validator.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.scoring.ScoringRules;
import xyz.infinitehash.validator.chain.Crash;
import xyz.infinitehash.validator.chain.SimulatedChain;
import xyz.infinitehash.validator.chain.SimulatedChain.Whims;
import xyz.infinitehash.validator.chain.SubnetChain;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.intake.TestShares;
import xyz.infinitehash.validator.ledger.LedgerStore;
import xyz.infinitehash.validator.ledger.Ledgers;
import xyz.infinitehash.validator.ledger.PostgresLedger;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.TestDatabase;
import xyz.infinitehash.validator.store.Times;

/**
 * A database whose shares make every epoch's vector another: hotkey 0 weighs 65535 and hotkey 1 the
 * epoch's index plus one. So the chain's own record says which epoch a commit was for. Chains are
 * kept apart by their genesis.
 */
final class Bench implements AutoCloseable {
  static final AccountId VALIDATOR = TestShares.hotkey(99);
  static final int EPOCHS = 12;

  private static int chains;

  final DatabaseAddress address;
  final Database database;
  private final List<LedgerStore> sessions = new ArrayList<>();

  Bench() throws SQLException {
    address = TestDatabase.empty();
    database = Database.open(() -> address);
    database.inTransaction(
        "shares of all epochs",
        connection -> {
          for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Instant in = SimulatedChain.start(epoch).plusSeconds(5);
            share(connection, 3L * epoch, TestShares.hotkey(0), 65_535, in);
            share(connection, 3L * epoch + 1, TestShares.hotkey(1), epoch + 1, in);
            share(connection, 3L * epoch + 2, TestShares.hotkey(50), 1_000_000, in);
          }
          return EPOCHS;
        });
    watermark("stratum", "infinity");
  }

  void watermark(String source, String upTo) throws SQLException {
    TestDatabase.execute(
        address,
        "INSERT INTO intake_watermark VALUES ('%s', '%s') ON CONFLICT (source) DO UPDATE SET up_to = excluded.up_to"
            .formatted(source, upTo));
  }

  static synchronized SimulatedChain chain(Whims whims, long seed) {
    TreeMap<AccountId, Integer> neurons = new TreeMap<>();
    neurons.put(TestShares.hotkey(0), 0);
    neurons.put(TestShares.hotkey(1), 1);
    neurons.put(VALIDATOR, 2);
    return new SimulatedChain(
        new SubnetId("%064x".formatted(++chains), 89), VALIDATOR, neurons, whims, seed);
  }

  /** A validator's process; dies by the plan. */
  WeightsTask task(SubnetChain chain, Crash.Plan plan, TaskSettings settings, Log log) {
    Ledgers real = free(PostgresLedger.of(database, chain.hotkey()));
    Ledgers ledgers =
        plan.around(
            Ledgers.class,
            () ->
                real.open()
                    .map(
                        store -> {
                          sessions.add(store);
                          return plan.around(LedgerStore.class, store);
                        }));
    return new WeightsTask(plan.around(SubnetChain.class, chain), ledgers, settings, log);
  }

  /** The server gives a dead session's lock back a moment later; wait for that moment. */
  static Ledgers free(Ledgers ledgers) {
    return () -> {
      Optional<LedgerStore> store = ledgers.open();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (store.isEmpty() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(1_000_000);
        store = ledgers.open();
      }
      return store;
    };
  }

  /** What the system does to the connections of a process that was killed. */
  void endSessions() {
    sessions.forEach(LedgerStore::close);
    sessions.clear();
  }

  static Crash.Plan noCrash() {
    return new Crash.Plan(-1, false);
  }

  static TaskSettings settings(List<Integer> mechanisms, String source) {
    return new TaskSettings(
        ScoringRules.named("jvm-1"),
        mechanisms,
        List.of(new WorkSource.Shares(source)),
        Duration.ofMinutes(2),
        3,
        2,
        false);
  }

  /** How many commits each (mechanism, epoch) had accepted, by the chain's own record. */
  static SortedMap<String, Integer> accepted(SimulatedChain chain) {
    Map<String, Integer> counts = new HashMap<>();
    for (SimulatedChain.Call call : chain.accepted()) {
      int epoch = call.vector().of(TestShares.hotkey(1)) - 1;
      counts.merge(call.mechanism() + "/" + epoch, 1, Integer::sum);
    }
    return new TreeMap<>(counts);
  }

  private static void share(
      Connection connection, long number, AccountId hotkey, long units, Instant at)
      throws SQLException {
    var share = TestShares.share(number, hotkey, units, at, "job");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setBytes(1, share.hash());
      insert.setBytes(2, share.header());
      insert.setBytes(3, hotkey.bytes());
      insert.setString(4, "infinite");
      insert.setString(5, "rig");
      insert.setLong(6, units);
      insert.setObject(7, Times.sql(at));
      insert.setString(8, "job");
      insert.setBoolean(9, false);
      insert.executeUpdate();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}

package xyz.infinitehash.validator.service;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.economics.window.EpochWindow;
import xyz.infinitehash.validator.chain.SubnetId;
import xyz.infinitehash.validator.intake.PoolReport;
import xyz.infinitehash.validator.intake.PoolSamples;
import xyz.infinitehash.validator.intake.PoolSource;
import xyz.infinitehash.validator.ledger.WindowTable;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.Times;

/**
 * Asks other pools about each ended window once and keeps what they say, beside our own shares:
 * those are the score, this is a cross-check.
 */
record PoolWatch(Database database, SubnetId subnet, List<PoolSource> pools) {
  /** Asks about the newest window whoever was not asked yet. */
  void look() throws InterruptedException {
    Optional<EpochWindow> newest =
        database.inTransaction(
            "reading windows",
            connection -> {
              List<WindowTable.Entry> all = WindowTable.all(connection, subnet);
              return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().window());
            });
    if (newest.isEmpty()) {
      return;
    }
    for (PoolSource pool : pools) {
      if (!wasAsked(pool, newest.get())) {
        keep(pool.work(newest.get().start(), newest.get().end()));
      }
    }
  }

  private boolean wasAsked(PoolSource pool, EpochWindow window) {
    return database.inTransaction(
        "reading pool samples",
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT 1 FROM pool_sample WHERE source = ? AND window_end = ? LIMIT 1")) {
            query.setString(1, pool.name());
            query.setObject(2, Times.sql(window.end()));
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private void keep(PoolReport report) {
    database.inTransaction(
        "keeping a pool's report",
        connection -> {
          PoolSamples.keep(connection, report);
          return report;
        });
  }
}

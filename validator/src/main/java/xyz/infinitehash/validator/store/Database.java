package xyz.infinitehash.validator.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import xyz.infinitehash.validator.postgres.DatabaseAddress;

/** A migrated database and a small pool of connections to it. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 6;
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(15);
  private static final String MIGRATIONS = "classpath:xyz/infinitehash/validator/store/migration";

  private final AddressedDataSource source;
  private final HikariDataSource pool;

  private Database(AddressedDataSource source, HikariDataSource pool) {
    this.source = source;
    this.pool = pool;
  }

  /** Work with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** May be called again after a failure. */
    T with(Connection connection) throws SQLException;
  }

  /**
   * Brings the schema up to date, one process at a time, and opens the pool.
   *
   * @param address asked before every new connection
   */
  public static Database open(Supplier<DatabaseAddress> address) {
    AddressedDataSource source = new AddressedDataSource(address);
    try {
      Flyway.configure().loggers("slf4j").dataSource(source).locations(MIGRATIONS).load().migrate();
    } catch (FlywayException e) {
      throw new StoreException("opening the database", rootOf(e));
    }
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    config.setPoolName("infinitehash");
    return new Database(source, new HikariDataSource(config));
  }

  private static SQLException rootOf(FlywayException failure) {
    Throwable root = failure;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      root = t;
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return new SQLException(String.valueOf(root.getMessage()), failure);
  }

  /**
   * All or nothing.
   *
   * @param doing what for, for the message of a failure
   * @throws StoreException when the database failed; nothing was kept, unless only the answer to
   *     the commit was lost
   */
  public <T> T inTransaction(String doing, Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.with(connection);
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

  /** A connection of its own outside the pool, for who needs a session; the caller closes it. */
  public Connection session() throws SQLException {
    return source.getConnection();
  }

  /** Whether the server keeps a committed transaction through a loss of power. */
  public boolean isDurable() {
    return inTransaction(
        "asking for fsync",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT current_setting('fsync') = 'on'")) {
            return row.next() && row.getBoolean(1);
          }
        });
  }

  /** Closes the pool. Sessions are closed by who opened them. */
  @Override
  public void close() {
    pool.close();
  }
}

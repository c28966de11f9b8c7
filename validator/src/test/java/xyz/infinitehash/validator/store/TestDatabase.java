package xyz.infinitehash.validator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.postgres.EmbeddedPostgres;
import xyz.infinitehash.validator.postgres.PostgresLog;

/** One real server for all tests of a run, and an empty database for whoever asks. */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES =
        EmbeddedPostgres.open(Path.of("target", "test-data"), PostgresLog.SILENT);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
    }
  }

  /** The server; stopped at the end of the run. */
  public static EmbeddedPostgres server() {
    return Server.POSTGRES;
  }

  /** The address of an empty database. */
  public static DatabaseAddress empty() throws SQLException {
    String name = "test_" + COUNT.incrementAndGet();
    execute(server().get(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    return server().database(name);
  }

  /** One statement on a connection of its own. */
  public static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = new AddressedDataSource(() -> address).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of all rows, as text. */
  public static Set<String> query(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = new AddressedDataSource(() -> address).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      Set<String> found = new HashSet<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }
}

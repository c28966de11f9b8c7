package xyz.infinitehash.validator.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.postgres.DatabaseAddress;

/** Asks where the database is before every new connection: a restarted server may have moved. */
final class AddressedDataSource implements DataSource {
  private static final String CONNECT_SECONDS = "10";

  /** Longer than any statement of ours takes; ends a session whose server's machine vanished. */
  private static final String SOCKET_SECONDS = "120";

  private final Supplier<DatabaseAddress> address;

  AddressedDataSource(Supplier<DatabaseAddress> address) {
    this.address = address;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DatabaseAddress now;
    try {
      now = address.get();
    } catch (ValidatorException e) {
      throw new SQLException(e.getMessage(), "08001", e);
    }
    Properties properties = new Properties();
    properties.setProperty("user", now.user());
    properties.setProperty("password", now.password());
    properties.setProperty("ApplicationName", "infinitehash");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", SOCKET_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(now.jdbcUrl(), properties);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the address carries the user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> wanted) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> wanted) {
    return false;
  }
}

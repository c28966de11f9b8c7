package xyz.infinitehash.validator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder for all: unpacking is paid once, then a server starts within a second. */
class EmbeddedPostgresTest {
  @TempDir static Path folder;

  @Test
  void itIsDurableAndOnLoopbackOnlyWithAPassword() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, PostgresLog.SILENT)) {
      DatabaseAddress address = postgres.get();
      assertThat(setting(address, "fsync")).isEqualTo("on");
      assertThat(setting(address, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(address, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(address, "unix_socket_directories")).isEmpty();
      DatabaseAddress stranger =
          new DatabaseAddress(
              address.host(),
              address.port(),
              "postgres",
              address.user(),
              "x",
              address.parameters());
      assertThatThrownBy(() -> setting(stranger, "fsync")).isInstanceOf(SQLException.class);
      Path secret = folder.resolve("postgres/password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
      assertThat(address.toString()).doesNotContain(address.password());
    }
  }

  @Test
  void theLastHolderStopsItAndWhatWasWrittenIsThereNextTime() throws Exception {
    EmbeddedPostgres first = EmbeddedPostgres.open(folder, PostgresLog.SILENT);
    EmbeddedPostgres second = EmbeddedPostgres.open(folder, PostgresLog.SILENT);
    long pid = first.serverPid();
    execute(first.get(), "CREATE TABLE IF NOT EXISTS kept (x int); INSERT INTO kept VALUES (1)");
    first.close();
    first.close();
    assertThat(second.serverPid()).isEqualTo(pid);
    assertThat(ProcessHandle.of(pid)).isPresent();
    second.close();
    awaitGone(pid);
    try (EmbeddedPostgres third = EmbeddedPostgres.open(folder, PostgresLog.SILENT)) {
      assertThat(query(third.get(), "SELECT count(*) FROM kept")).isEqualTo("1");
    }
  }

  @Test
  void aKilledServerIsStartedAgainByWhoeverAsksForItsAddress() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, PostgresLog.SILENT)) {
      execute(postgres.get(), "CREATE TABLE IF NOT EXISTS survives (x int)");
      execute(postgres.get(), "INSERT INTO survives VALUES (1)");
      long pid = postgres.serverPid();
      killHard(pid);
      assertThat(query(postgres.get(), "SELECT count(*) FROM survives")).isEqualTo("1");
      assertThat(postgres.serverPid()).isNotEqualTo(pid);
      execute(postgres.get(), "DROP TABLE survives");
    }
  }

  @Test
  void anotherProcessSharesItAndOneKilledHardLeavesItUsable() throws Exception {
    Process other = anotherProcess();
    long pid = Long.parseLong(other.inputReader().readLine());
    EmbeddedPostgres ours = EmbeddedPostgres.open(folder, PostgresLog.SILENT);
    assertThat(ours.serverPid()).isEqualTo(pid);
    ours.close();
    assertThat(ProcessHandle.of(pid)).isPresent(); // the other one still holds it
    other.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(pid)).isPresent(); // nobody could stop it
    try (EmbeddedPostgres next = EmbeddedPostgres.open(folder, PostgresLog.SILENT)) {
      assertThat(next.serverPid()).isEqualTo(pid);
      assertThat(query(next.get(), "SELECT 1")).isEqualTo("1");
    }
    awaitGone(pid);
  }

  @Test
  void databasesAreMadeOnceAndOnlyUnderPlainNames() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, PostgresLog.SILENT)) {
      assertThat(postgres.database("second").database()).isEqualTo("second");
      assertThat(postgres.database("second").database()).isEqualTo("second");
      assertThatThrownBy(() -> postgres.database("a; DROP DATABASE infinitehash"))
          .isInstanceOf(PostgresException.class);
    }
  }

  private static Process anotherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Another process's main: holds the server until it is killed. */
  static final class Holder {
    private Holder() {}

    /** Says the server's process id on standard output, then waits. */
    public static void main(String[] arguments) throws InterruptedException {
      EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(arguments[0]), PostgresLog.SILENT);
      System.out.println(postgres.serverPid());
      new java.util.concurrent.CountDownLatch(1).await();
    }
  }

  /** Ended, and fetched by whatever process adopts orphans here, which may take a moment. */
  private static void awaitGone(long pid) throws Exception {
    Optional<ProcessHandle> server = ProcessHandle.of(pid);
    if (server.isPresent()) {
      server.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }

  static void killHard(long pid) throws Exception {
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(10, TimeUnit.SECONDS);
  }

  private static String setting(DatabaseAddress address, String name) throws SQLException {
    return query(address, "SHOW " + name);
  }

  private static String query(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}

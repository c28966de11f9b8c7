package xyz.infinitehash.validator.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The database used when none is configured: real PostgreSQL, with fsync, one server a data folder,
 * shared by every process and every holder in a process. Each holder keeps a shared lock on {@code
 * users.lock}; starting and stopping happen under an exclusive lock on {@code start.lock}; the last
 * holder to close stops the server. A holder that is killed loses its locks with its process, and
 * the server it leaves is found by the next.
 *
 * <p>It is a supplier of its own address: asked for one, it first makes sure that the server runs,
 * so a connection pool that asks before every new connection outlives a killed server.
 */
public final class EmbeddedPostgres implements AutoCloseable, Supplier<DatabaseAddress> {
  /** Locks of files belong to the process, hence one entry a folder in the process. */
  private static final Map<Path, Shared> IN_THIS_PROCESS = new HashMap<>();

  private static final String DATABASE = "infinitehash";

  private final Shared shared;
  private boolean closed;

  private EmbeddedPostgres(Shared shared) {
    this.shared = shared;
  }

  /**
   * Joins or starts the server; blocks for a second, some ten when everything is to be unpacked.
   *
   * @param folder created when missing, readable by its owner only; see {@link DataFolder}
   * @throws PostgresException with what to do about it
   */
  public static EmbeddedPostgres open(Path folder, PostgresLog log) {
    Path path = folder.resolve("postgres").toAbsolutePath().normalize();
    synchronized (IN_THIS_PROCESS) {
      Shared shared = IN_THIS_PROCESS.get(path);
      if (shared == null) {
        shared = Shared.enter(path, log);
        IN_THIS_PROCESS.put(path, shared);
      } else {
        shared.get();
      }
      shared.holders++;
      return new EmbeddedPostgres(shared);
    }
  }

  /** The address of the running server; starts it again first when it has gone. */
  @Override
  public DatabaseAddress get() {
    return shared.get();
  }

  /** Makes an empty database of this name unless there is one; lower-case letters, digits, _. */
  public DatabaseAddress database(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new PostgresException("not a plain name for a database: " + name);
    }
    return shared.database(name);
  }

  /** Process id of the server; for drills and for looking. */
  public long serverPid() {
    return shared.cluster.server().pid();
  }

  /** Lets go; the last holder of the last process stops the server. Closing twice is once. */
  @Override
  public void close() {
    synchronized (IN_THIS_PROCESS) {
      if (closed) {
        return;
      }
      closed = true;
      if (--shared.holders == 0) {
        IN_THIS_PROCESS.values().remove(shared);
        shared.leave();
      }
    }
  }

  /** What all holders of one folder in this process have in common. */
  private static final class Shared {
    private final ReentrantLock starting = new ReentrantLock();
    private final FileChannel startFile;
    private final FileChannel usersFile;
    private final PostgresCluster cluster;
    private final PostgresLog log;
    private FileLock user;
    private int holders;

    private Shared(
        FileChannel startFile, FileChannel usersFile, PostgresCluster cluster, PostgresLog log)
        throws IOException {
      this.startFile = startFile;
      this.usersFile = usersFile;
      this.cluster = cluster;
      this.log = log;
      try (FileLock _ = startFile.lock()) {
        this.user = usersFile.lock(0, Long.MAX_VALUE, true);
        boolean joined = cluster.isUp();
        if (!joined) {
          PostgresBinaries.unpack(cluster.data().resolveSibling(".").normalize(), log);
          cluster.create();
          cluster.start();
        }
        if (joined) {
          log.joined(cluster.server().port());
        } else {
          log.started(cluster.server().port(), cluster.data());
        }
      }
    }

    static Shared enter(Path folder, PostgresLog log) {
      try {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        PostgresCluster cluster = new PostgresCluster(folder, Launcher.forThisUser(folder), log);
        FileChannel startFile = lockFile(folder.resolve("start.lock"));
        FileChannel usersFile = lockFile(folder.resolve("users.lock"));
        boolean entered = false;
        try {
          Shared shared = new Shared(startFile, usersFile, cluster, log);
          shared.database(DATABASE);
          entered = true;
          return shared;
        } finally {
          if (!entered) {
            startFile.close();
            usersFile.close();
          }
        }
      } catch (IOException e) {
        throw new PostgresException("the data folder cannot be used: " + folder, e);
      }
    }

    DatabaseAddress get() {
      if (!cluster.isUp()) {
        starting.lock();
        try (FileLock _ = startFile.lock()) {
          if (!cluster.isUp()) {
            cluster.start();
            log.restarted(cluster.server().port());
          }
        } catch (IOException e) {
          throw new PostgresException("the start lock cannot be taken", e);
        } finally {
          starting.unlock();
        }
      }
      return address(DATABASE);
    }

    private DatabaseAddress address(String database) {
      return new DatabaseAddress(
          "127.0.0.1",
          cluster.server().port(),
          database,
          PostgresCluster.USER,
          cluster.password(),
          Map.of());
    }

    DatabaseAddress database(String name) {
      DatabaseAddress entry = address("postgres");
      try (Connection connection =
              DriverManager.getConnection(entry.jdbcUrl(), entry.user(), entry.password());
          Statement statement = connection.createStatement()) {
        try (ResultSet found =
            statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
          if (found.next()) {
            return address(name);
          }
        }
        statement.execute("CREATE DATABASE " + name);
        return address(name);
      } catch (SQLException e) {
        if ("42P04".equals(e.getSQLState()) || "23505".equals(e.getSQLState())) {
          return address(name); // another process was faster
        }
        throw new PostgresException("no database " + name + " could be made", e);
      }
    }

    void leave() {
      starting.lock();
      try (startFile;
          usersFile;
          FileLock _ = startFile.lock()) {
        user.release();
        try (FileLock last = usersFile.tryLock()) {
          if (last != null) {
            cluster.stop();
            log.stopped(cluster.data());
          }
        }
      } catch (IOException e) {
        throw new PostgresException("the locks cannot be given back", e);
      } finally {
        starting.unlock();
      }
    }

    private static FileChannel lockFile(Path file) throws IOException {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
  }
}

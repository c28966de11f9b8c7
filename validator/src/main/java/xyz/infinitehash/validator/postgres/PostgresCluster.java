package xyz.infinitehash.validator.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One data folder with its server: created, started, asked, stopped. Durable: fsync and synchronous
 * commit stay on. Reached by TCP on 127.0.0.1 only, with a random password that only this user can
 * read; no Unix socket. Callers hold the start lock, except for {@link #isUp}.
 */
final class PostgresCluster {
  static final String USER = "infinitehash";
  private static final Duration START_DEADLINE = Duration.ofMinutes(2);
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final int CONNECT_MILLIS = 2_000;

  private final Path folder;
  private final Path data;
  private final Launcher launcher;
  private final PostgresLog log;

  PostgresCluster(Path folder, Launcher launcher, PostgresLog log) {
    this.folder = folder;
    this.data = folder.resolve("data-" + PostgresBinaries.MAJOR);
    this.launcher = launcher;
    this.log = log;
  }

  Path data() {
    return data;
  }

  /** The password of {@link #USER}; the cluster must have been created. */
  String password() {
    try {
      return Files.readString(folder.resolve("password")).strip();
    } catch (IOException e) {
      throw new PostgresException("no password in " + folder, e);
    }
  }

  /** What the server's own file says of it; nothing when there is no such file. */
  ServerFile server() {
    return ServerFile.read(data.resolve("postmaster.pid"));
  }

  /** Whether our server takes work: its process lives, says that it is ready, and answers. */
  boolean isUp() {
    ServerFile server = server();
    return server.ready() && ProcessHandle.of(server.pid()).isPresent() && answers(server.port());
  }

  /** Creates the cluster if there is none; killed half way it begins again. */
  void create() {
    if (Files.isDirectory(data)) {
      return;
    }
    log.creating(data);
    Path half = folder.resolve("data-" + PostgresBinaries.MAJOR + ".half");
    Path password = folder.resolve("password");
    try {
      launcher.run(List.of("rm", "-rf", half.toString()));
      if (!Files.exists(password)) {
        writePassword(password);
      }
      Launcher.Finished made =
          launcher.run(
              List.of(
                  program("initdb"),
                  "--pgdata=" + half,
                  "--username=" + USER,
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C"));
      if (!made.ok()) {
        throw new PostgresException("initdb failed: " + made.output());
      }
      Files.writeString(
          half.resolve("postgresql.conf"),
          "\ninclude '../infinitehash.conf'\n",
          StandardOpenOption.APPEND);
      Files.move(half, data);
    } catch (IOException e) {
      throw new PostgresException("no cluster could be created in " + data, e);
    }
  }

  /** Starts the server unless it is up, on the port it had last if that is free, and waits. */
  void start() {
    long deadline = System.nanoTime() + START_DEADLINE.toNanos();
    for (int preferred = lastPort(); !isUp(); preferred = free(preferred) ? preferred : 0) {
      configure(free(preferred) ? preferred : anyPort());
      Launcher.Finished started =
          launcher.run(
              List.of(
                  program("pg_ctl"),
                  "start",
                  "--pgdata=" + data,
                  "--wait",
                  "--timeout=" + START_DEADLINE.toSeconds(),
                  "--silent",
                  "--log=" + folder.resolve("server.log")));
      // not ok: children of a killed server are still there, or one of an earlier start recovers
      if (!started.ok()) {
        if (System.nanoTime() > deadline) {
          throw new PostgresException(
              "PostgreSQL did not start, see "
                  + folder.resolve("server.log")
                  + ": "
                  + started.output());
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /** Ends sessions, writes a checkpoint, stops. */
  void stop() {
    Launcher.Finished stopped =
        launcher.run(
            List.of(
                program("pg_ctl"),
                "stop",
                "--pgdata=" + data,
                "--wait",
                "--mode=fast",
                "--silent"));
    if (!stopped.ok() && isUp()) {
      throw new PostgresException("PostgreSQL did not stop: " + stopped.output());
    }
  }

  private void configure(int port) {
    String settings =
        """
        # written at every start; to change a setting use ALTER SYSTEM
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        max_connections = 64
        shared_buffers = 128MB
        max_wal_size = 2GB
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%%a.log'
        log_rotation_age = 1d
        log_truncate_on_rotation = on
        """
            .formatted(port);
    try {
      Files.writeString(folder.resolve("infinitehash.conf"), settings);
      Files.writeString(folder.resolve("port"), Integer.toString(port));
    } catch (IOException e) {
      throw new PostgresException("settings could not be written in " + folder, e);
    }
  }

  private int lastPort() {
    try {
      Path file = folder.resolve("port");
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    } catch (IOException | NumberFormatException _) {
      return 0; // only a preference
    }
  }

  private String program(String name) {
    return folder
        .resolve("bin-" + PostgresBinaries.VERSION)
        .resolve("bin")
        .resolve(name)
        .toString();
  }

  private void writePassword(Path file) throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Path parent = Files.createTempFile(folder, "password", ".half", ownerOnly());
    Files.writeString(parent, HexFormat.of().formatHex(random));
    if (!launcher.prefix().isEmpty()) {
      Launcher.Finished own = launcher.run(List.of("test", "-r", parent.toString()));
      if (!own.ok()) {
        new Launcher(List.of()).run(List.of("chown", "--reference=" + folder, parent.toString()));
      }
    }
    Files.move(parent, file);
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  private static boolean answers(int port) {
    if (port == 0) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean free(int port) {
    if (port == 0) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int anyPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PostgresException("no free port on loopback", e);
    }
  }
}

package xyz.infinitehash.validator.postgres;

import java.nio.file.Path;

/** What the operator is told about the database we start; each method is one sentence. */
public interface PostgresLog {
  /** Says nothing. */
  PostgresLog SILENT =
      new PostgresLog() {
        @Override
        public void unpacking(String version, Path folder) {}

        @Override
        public void creating(Path data) {}

        @Override
        public void started(int port, Path data) {}

        @Override
        public void joined(int port) {}

        @Override
        public void restarted(int port) {}

        @Override
        public void stopped(Path data) {}
      };

  /** Once a version and machine: the binaries are being unpacked, which takes some seconds. */
  void unpacking(String version, Path folder);

  /** Once a data folder: an empty cluster is being created. */
  void creating(Path data);

  /** This process started the server, with fsync, on loopback. */
  void started(int port, Path data);

  /** The server ran already, for another process or left over from one that was killed. */
  void joined(int port);

  /** The server had gone while we were using it and was started again. */
  void restarted(int port);

  /** This process was the last user and stopped the server. */
  void stopped(Path data);
}

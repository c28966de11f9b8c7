package xyz.infinitehash.stratum.server;

import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** One I/O thread: its desk and its connections. Only that thread touches what is in here. */
final class Loop {
  final EventExecutor thread;
  final Desk desk;
  final InstantSource clock;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private byte[] scratch = new byte[1 << 16];

  Loop(EventExecutor thread, Desk desk, InstantSource clock) {
    this.thread = thread;
    this.desk = desk;
    this.clock = clock;
  }

  void enter(Connection connection) {
    connections.add(connection);
  }

  void leave(Connection connection) {
    connections.remove(connection);
  }

  /** Bytes to read lines in, at least this many. */
  byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new byte[length];
    }
    return scratch;
  }

  void broadcast(IssuedJob job) {
    each(connection -> connection.broadcast(job));
  }

  void maskChanged() {
    each(Connection::maskChanged);
  }

  /** Once a second: time-outs, silent miners, memory of jobs that are over. */
  void sweep() {
    Instant now = clock.instant();
    each(connection -> connection.tick(now));
    desk.forgetOver(now);
  }

  void closeAll() {
    each(Connection::close);
  }

  private void each(Consumer<Connection> action) {
    new ArrayList<>(connections).forEach(action); // a connection may close, and leave, meanwhile
  }
}

package xyz.infinitehash.bench.stratum;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import xyz.infinitehash.bench.measure.BenchException;

/** Many load connections read by one thread. */
final class Crowd implements AutoCloseable {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** Called for each answer on the reading thread. */
  interface Listener {
    void answered(LoadConnection connection, long nanos) throws IOException;
  }

  private final Selector selector;
  private final List<LoadConnection> connections = new ArrayList<>();

  /** Connects so many and waits until each is let in and has a job. */
  Crowd(InetSocketAddress server, int number, String worker) throws IOException {
    selector = Selector.open();
    for (int i = 0; i < number; i++) {
      LoadConnection connection = new LoadConnection(server, worker + i);
      connections.add(connection);
      connection.channel().register(selector, SelectionKey.OP_READ, connection);
    }
    read(() -> connections.stream().allMatch(c -> c.ready(1)), (_, _) -> {});
  }

  List<LoadConnection> connections() {
    return connections;
  }

  /** Waits until everyone was told a job more than {@code before}. */
  void awaitJob(int before) throws IOException {
    read(() -> connections.stream().allMatch(c -> c.jobs() > before), (_, _) -> {});
  }

  /** Reads until told to stop; asked once per wake-up. */
  void read(BooleanSupplier done, Listener listener) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new BenchException("the server owes answers for a minute");
      }
      selector.select(key -> receive(key, listener), 1000);
    }
  }

  @Override
  public void close() throws IOException {
    for (LoadConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private static void receive(SelectionKey key, Listener listener) {
    LoadConnection connection = (LoadConnection) key.attachment();
    try {
      connection.receive(
          nanos -> {
            try {
              listener.answered(connection, nanos);
            } catch (IOException e) {
              throw new BenchException("the load client cannot write", e);
            }
          });
    } catch (IOException e) {
      throw new BenchException("the load client cannot read", e);
    }
  }
}

package xyz.infinitehash.bench.stratum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import xyz.infinitehash.bench.measure.BenchException;

/**
 * What one round of load gave.
 *
 * @param sharesPerSecond of wall time
 * @param perCpuSecond shares per second of processor time of the whole process, client included:
 *     what other work on the machine cannot take away
 * @param serverMicros processor time of the server's threads for one share
 */
record LoadRound(
    double sharesPerSecond,
    double perCpuSecond,
    double serverMicros,
    double p50Millis,
    double p99Millis) {
  private static final String WORKER =
      "infinite.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY.load";

  /** Connects a crowd to the server. */
  static Crowd crowd(ServerUnderLoad server, int connections) throws IOException {
    return new Crowd(server.address(), connections, WORKER);
  }

  /** Closed loop: each connection sends its next share when it has the answer to the last. */
  static LoadRound closed(ServerUnderLoad server, Crowd crowd, int shares) throws IOException {
    Map<LoadConnection, Iterator<Shot>> left = new HashMap<>();
    int number = 0;
    for (Map.Entry<LoadConnection, List<Shot>> of : ground(server, crowd, shares).entrySet()) {
      left.put(of.getKey(), of.getValue().iterator());
      number += of.getValue().size();
    }
    int all = number;
    Latencies latencies = new Latencies(all);
    Meter meter = new Meter(server);
    for (Map.Entry<LoadConnection, Iterator<Shot>> of : left.entrySet()) {
      of.getKey().send(of.getValue().next(), System.nanoTime());
    }
    crowd.read(
        () -> latencies.count() == all,
        (connection, nanos) -> {
          latencies.add(nanos);
          Iterator<Shot> mine = left.getOrDefault(connection, List.<Shot>of().iterator());
          if (mine.hasNext()) {
            connection.send(mine.next(), System.nanoTime());
          }
        });
    return meter.read(latencies);
  }

  /**
   * Open loop: shares are due at random moments, whatever the answers do, and each one's clock
   * starts when it was due.
   */
  static LoadRound open(ServerUnderLoad server, Crowd crowd, int shares, int perSecond)
      throws IOException {
    Map<LoadConnection, List<Shot>> ground = ground(server, crowd, shares);
    List<LoadConnection> order = new ArrayList<>();
    ground.forEach((connection, shots) -> shots.forEach(_ -> order.add(connection)));
    Random random = new Random(89);
    Collections.shuffle(order, random);
    Map<LoadConnection, Iterator<Shot>> left = new HashMap<>();
    ground.forEach((connection, shots) -> left.put(connection, shots.iterator()));
    Latencies latencies = new Latencies(order.size());
    AtomicReference<IOException> fault = new AtomicReference<>();
    Meter meter = new Meter(server);
    Thread sender =
        Thread.ofPlatform()
            .name("load-sender")
            .start(
                () -> {
                  double due = System.nanoTime();
                  try {
                    for (LoadConnection connection : order) {
                      due += -Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
                      for (long wait = (long) due - System.nanoTime();
                          wait > 0;
                          wait = (long) due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                      }
                      Iterator<Shot> mine =
                          left.getOrDefault(connection, List.<Shot>of().iterator());
                      connection.send(mine.next(), (long) due);
                    }
                  } catch (IOException e) {
                    fault.set(e);
                  }
                });
    crowd.read(
        () -> latencies.count() == order.size() || fault.get() != null,
        (_, nanos) -> latencies.add(nanos));
    LoadRound round = meter.read(latencies);
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
    return round;
  }

  /** Starts a new block and grinds every connection's share of the work on it. */
  private static Map<LoadConnection, List<Shot>> ground(
      ServerUnderLoad server, Crowd crowd, int shares) throws IOException {
    int before = crowd.connections().getFirst().jobs();
    Grinder grinder = new Grinder(server.newBlock(), ServerUnderLoad.DIFFICULTY);
    crowd.awaitJob(before);
    Map<LoadConnection, List<Shot>> shots = new HashMap<>();
    int each = Math.max(1, shares / crowd.connections().size());
    for (LoadConnection connection : crowd.connections()) {
      shots.put(connection, grinder.shots(connection, each));
    }
    return shots;
  }
}

package xyz.infinitehash.bench.stratum;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What a connection that sends a share now and then costs the server in memory. */
final class IdleCrowd {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private IdleCrowd() {}

  /**
   * Heap that one of so many connections keeps on the server once it has been given two jobs and
   * has sent a share: what closing the server alone gives back, the load client staying as it is.
   */
  static double heapBytes(int connections) throws IOException {
    ServerUnderLoad server = new ServerUnderLoad(1);
    try (Crowd crowd = LoadRound.crowd(server, connections)) {
      LoadRound.closed(server, crowd, connections);
      long open = heap();
      server.close();
      return (open - heap()) / (double) connections;
    } finally {
      server.close();
    }
  }

  private static long heap() {
    MEMORY.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}

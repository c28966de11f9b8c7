package xyz.infinitehash.bench.chain;

import java.lang.management.ManagementFactory;
import java.net.URI;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/**
 * The heap of a client that has nothing to do: connected, metadata read and decoded, one value read
 * by it, garbage collected. It has a JVM of its own, whose whole heap it is.
 */
final class IdleClient {
  /** More than this and the benchmark fails. */
  static final long LIMIT = 40_000_000; // bytes

  private static final int COLLECTIONS = 4; // weak and soft ends take more than one

  private IdleClient() {}

  /** Bytes of heap in use. */
  static long heap(URI endpoint) {
    long bytes = Long.parseLong(YoungJvm.run(IdleClient.class, endpoint.toString()));
    if (bytes >= LIMIT) {
      throw new BenchException("an idle client keeps " + bytes + " bytes of heap");
    }
    return bytes;
  }

  public static void main(String[] args) {
    try (Chain chain = Chain.connect(URI.create(args[0]))) {
      ChainAt at = chain.atFinalizedHead();
      long time = at.timestamp().toEpochMilli();
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
      }
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      if (time == 0 || chain.atFinalizedHead().metadata().pallets().isEmpty()) {
        throw new BenchException("the chain told nothing");
      }
      System.out.println(used);
    }
    System.exit(0);
  }
}

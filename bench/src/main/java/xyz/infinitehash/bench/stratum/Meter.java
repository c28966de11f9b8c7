package xyz.infinitehash.bench.stratum;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall and processor time from its making on. */
final class Meter {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final ServerUnderLoad server;
  private final long serverCpu;
  private final long processCpu;
  private final long start;

  Meter(ServerUnderLoad server) {
    this.server = server;
    this.serverCpu = server.cpuNanos();
    this.processCpu = PROCESS.getProcessCpuTime();
    this.start = System.nanoTime();
  }

  /** What the shares with these latencies took. */
  LoadRound read(Latencies latencies) {
    long took = System.nanoTime() - start;
    long process = PROCESS.getProcessCpuTime() - processCpu;
    double shares = latencies.count();
    return new LoadRound(
        shares * 1e9 / took,
        shares * 1e9 / process,
        (server.cpuNanos() - serverCpu) / 1e3 / shares,
        latencies.percentile(50),
        latencies.percentile(99));
  }
}

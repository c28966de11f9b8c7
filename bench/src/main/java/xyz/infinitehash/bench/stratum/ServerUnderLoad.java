package xyz.infinitehash.bench.stratum;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import xyz.infinitehash.stratum.jobs.Job;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.server.Limits;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.stratum.server.StratumServer;
import xyz.infinitehash.stratum.shares.AcceptedShare;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareSink;
import xyz.infinitehash.stratum.shares.ShareVerdict;
import xyz.infinitehash.stratum.shares.WorkerName;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/**
 * The real server on loopback with a mainnet-sized job (4,095 transactions: 12 merkle branches) at
 * a difficulty of four hashes. Shares are validated in full, counted by the sink and then
 * forgotten.
 */
final class ServerUnderLoad implements AutoCloseable {
  static final Difficulty DIFFICULTY = new Difficulty(4);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int TRANSACTIONS = 4095;

  /** Takes every share at once. */
  private static final class CountingSink implements ShareSink {
    private static final CompletionStage<Void> KEPT = CompletableFuture.completedStage(null);
    private final LongAdder kept = new LongAdder();

    @Override
    public CompletionStage<Void> append(AcceptedShare share) {
      kept.increment();
      return KEPT;
    }

    @Override
    public void refused(WorkerName worker, ShareVerdict verdict, Instant at) {}
  }

  private final LocalTemplates templates =
      LocalTemplates.stepped(
          LocalTemplates.Plan.standard().withTransactions(TRANSACTIONS),
          InstantSource.system(),
          new Random(89));
  private final CountingSink sink = new CountingSink();
  private final StratumServer server;

  /**
   * @param loops threads of the server
   */
  ServerUnderLoad(int loops) {
    StratumConfig config =
        StratumConfig.onLoopback(0)
            .withTransport(StratumConfig.Transport.BEST, loops)
            .withVardiff(VardiffConfig.fixed(DIFFICULTY))
            .withLimits(Limits.standard().withRefusals(1_000_000, 1_000_000));
    server =
        StratumServer.start(
            config, templates, sink, InstantSource.system(), new Random(89), new StratumLog() {});
  }

  InetSocketAddress address() {
    return server.address();
  }

  /** Shares the sink was given so far. */
  long kept() {
    return sink.kept.sum();
  }

  /** Processor time its threads took so far, in nanoseconds. */
  long cpuNanos() {
    long sum = 0;
    for (ThreadInfo thread : THREADS.dumpAllThreads(false, false, 0)) {
      if (thread.getThreadName().startsWith("multiThreadIoEventLoopGroup")) {
        sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }

  /** A new block: all shares before it are void, and so is what was kept to tell duplicates. */
  Job newBlock() {
    templates.newBlock();
    return new Job(templates.current());
  }

  @Override
  public void close() {
    server.close();
    templates.close();
  }
}

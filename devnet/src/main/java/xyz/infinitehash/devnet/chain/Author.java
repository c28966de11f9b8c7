package xyz.infinitehash.devnet.chain;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a block in every period of real time, until closed. */
public final class Author implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Author.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("devnet-author").daemon().unstarted(work));

  private final ScheduledFuture<?> ticking;

  private Author(Chain chain, long nanos) {
    ticking = timer.scheduleAtFixedRate(() -> produce(chain), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Begins; the first block comes after one period. */
  public static Author start(Chain chain, Duration period) {
    return new Author(chain, period.toNanos());
  }

  private static void produce(Chain chain) {
    try {
      chain.produce();
    } catch (RuntimeException e) {
      LOG.error("no block was made", e);
    }
  }

  @Override
  public void close() {
    ticking.cancel(false);
    timer.shutdown();
  }
}

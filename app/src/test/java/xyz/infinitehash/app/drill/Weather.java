package xyz.infinitehash.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.fault.Fault;

/** Faults one after the other, all kinds in an order by chance, until it is stopped. */
final class Weather implements AutoCloseable {
  private final Devnet devnet;
  private final Random random;
  private final List<Supplier<Fault>> kinds;
  private final Map<String, Integer> inflicted = new TreeMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable RuntimeException broke;

  private Weather(Devnet devnet, Random random, List<Supplier<Fault>> kinds) {
    this.devnet = devnet;
    this.random = random;
    this.kinds = kinds;
    this.thread = Thread.ofPlatform().name("weather").unstarted(this::blow);
  }

  /**
   * Begins.
   *
   * @param kinds makers of faults; each is asked equally often
   */
  static Weather over(Devnet devnet, Random random, List<Supplier<Fault>> kinds) {
    Weather weather = new Weather(devnet, random, kinds);
    weather.thread.start();
    return weather;
  }

  /** How often each kind came. */
  synchronized Map<String, Integer> inflicted() {
    return new TreeMap<>(inflicted);
  }

  private void blow() {
    try {
      while (true) {
        List<Supplier<Fault>> deck = new ArrayList<>(kinds);
        Collections.shuffle(deck, random);
        for (Supplier<Fault> kind : deck) {
          if (stopped.await(random.nextInt(100, 1_000), TimeUnit.MILLISECONDS)) {
            return;
          }
          inflict(kind.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      broke = e;
    }
  }

  private synchronized void inflict(Fault fault) {
    switch (fault) {
      case Fault.OfEndpoint one -> devnet.inflict(random.nextInt(devnet.endpoints().size()), one);
      case Fault.OfChain all -> devnet.inflict(all);
    }
    inflicted.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
  }

  /** Ends it; what was inflicted goes on to its own end. */
  void clear() {
    stopped.countDown();
    try {
      assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
      assertThat(broke).as("the faults went on to the end").isNull();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    clear();
  }
}

package xyz.infinitehash.stratum.cpuminer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import xyz.infinitehash.stratum.StratumException;

/**
 * A running miner: a virtual thread that keeps one connection to the pool alive, and hashing
 * threads. Any thread may ask for {@link #stats}; {@link #close} ends all threads within seconds.
 *
 * <pre>{@code
 * try (CpuMiner miner = CpuMiner.start(CpuMinerConfig.of(pool, "infinite.5F...Y.rig1"))) {
 *   ...
 *   miner.stats().accepted();
 * }
 * }</pre>
 */
public final class CpuMiner implements AutoCloseable {
  private static final int LONGEST_LINE = 256 * 1024;
  private static final int CONNECT_MILLIS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CpuMinerConfig config;
  private final RandomGenerator random;
  private final SocketFactory network;
  private final CpuMinerLog log;
  private final Counters counters;
  private final WorkSlot slot = new WorkSlot();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong extranonces;
  private final List<Thread> hashers;
  private final Thread session;
  private volatile Socket socket;

  private CpuMiner(
      CpuMinerConfig config,
      InstantSource clock,
      RandomGenerator random,
      SocketFactory network,
      CpuMinerLog log) {
    this.config = config;
    this.random = random;
    this.network = network;
    this.log = log;
    this.counters = new Counters(clock);
    this.extranonces = new AtomicLong(random.nextLong());
    this.socket = new Socket();
    this.hashers =
        IntStream.range(0, config.pace().idle() ? 0 : config.threads())
            .mapToObj(i -> Thread.ofPlatform().daemon().name("hash-" + i).unstarted(hasher()))
            .toList();
    this.session = Thread.ofVirtual().name("cpuminer").unstarted(this::keepConnected);
  }

  /** Starts a miner with the machine's clock, randomness and network, which says nothing. */
  public static CpuMiner start(CpuMinerConfig config) {
    return start(
        config,
        InstantSource.system(),
        new SecureRandom(),
        SocketFactory.getDefault(),
        CpuMinerLog.SILENT);
  }

  /**
   * Starts a miner; returns at once, connecting goes on beside.
   *
   * @param clock dates the snapshots; how long threads rest is counted by the machine
   * @param random where extranonces start, how long retries wait, which shares are spoilt on
   *     purpose
   * @param network makes unconnected sockets
   */
  public static CpuMiner start(
      CpuMinerConfig config,
      InstantSource clock,
      RandomGenerator random,
      SocketFactory network,
      CpuMinerLog log) {
    CpuMiner miner = new CpuMiner(config, clock, random, network, log);
    miner.hashers.forEach(Thread::start);
    miner.session.start();
    return miner;
  }

  /** What was done so far. */
  public CpuMinerStats stats() {
    return counters.snapshot();
  }

  /** Ends the connection and all threads; a second call does nothing. */
  @Override
  public void close() {
    closed.countDown();
    slot.close();
    hangUp(socket);
    hashers.forEach(Thread::interrupt);
    session.interrupt();
    try {
      session.join(PATIENCE);
      for (Thread hasher : hashers) {
        hasher.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Runnable hasher() {
    return new HashThread(slot, counters, config.pace(), config.threads(), System::nanoTime);
  }

  private void keepConnected() {
    Backoff backoff =
        new Backoff(config.patience().firstRetry(), config.patience().longestRetry(), random);
    try {
      boolean over = false;
      while (!over) {
        Session.Ending ending = connect();
        Duration pause = counters.connected ? backoff.first() : backoff.next();
        counters.connected = false;
        pause = ending.pause().compareTo(pause) > 0 ? ending.pause() : pause;
        if (closed.getCount() > 0) {
          log.lost(ending.reason(), pause);
        }
        over = closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Session.Ending connect() {
    try (Socket fresh = network.createSocket()) {
      socket = fresh;
      if (closed.getCount() == 0) {
        return new Session.Ending("closed", Duration.ZERO);
      }
      InetSocketAddress pool = config.pool();
      fresh.connect(new InetSocketAddress(pool.getHostString(), pool.getPort()), CONNECT_MILLIS);
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout((int) Math.min(Integer.MAX_VALUE, config.patience().silence().toMillis()));
      counters.sessions.increment();
      return speak(fresh);
    } catch (IOException | StratumException e) {
      return new Session.Ending(String.valueOf(e.getMessage()), Duration.ZERO);
    }
  }

  private Session.Ending speak(Socket fresh) throws IOException {
    Wire wire = new Wire(fresh.getOutputStream());
    Submits submits = new Submits(wire, config, counters, random);
    Lines lines = new Lines(fresh.getInputStream(), LONGEST_LINE);
    try {
      return new Session(config, lines, wire, submits, slot, counters, extranonces, log).run();
    } finally {
      slot.clear();
      submits.end();
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as closed as it will ever be.
    }
  }
}

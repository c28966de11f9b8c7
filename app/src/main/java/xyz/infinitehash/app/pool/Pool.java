package xyz.infinitehash.app.pool;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumCounter;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.stratum.server.StratumServer;
import xyz.infinitehash.validator.intake.IntakeLog;
import xyz.infinitehash.validator.intake.PostgresShareSink;
import xyz.infinitehash.validator.intake.SinkSettings;
import xyz.infinitehash.validator.store.Database;

/** A Stratum endpoint whose shares go to PostgreSQL before a miner hears that they count. */
public final class Pool implements AutoCloseable {
  private static final Duration JOB_EVERY = Duration.ofSeconds(15);
  private static final int JOBS_PER_BLOCK = 4;

  private final LocalTemplates templates;
  private final PostgresShareSink sink;
  private final StratumServer server;

  private Pool(LocalTemplates templates, PostgresShareSink sink, StratumServer server) {
    this.templates = templates;
    this.sink = sink;
    this.server = server;
  }

  /**
   * Starts it, with templates of a chain that exists only here.
   *
   * @param database stays open longer than the pool
   * @param source this pool's name in the database; one pool at a time may use it
   */
  public static Pool start(
      StratumConfig config,
      Database database,
      String source,
      StratumLog stratumLog,
      IntakeLog intakeLog) {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    LocalTemplates templates =
        LocalTemplates.running(
            LocalTemplates.Plan.standard().withExtranonce2Bytes(config.extranonce2Bytes()),
            clock,
            random,
            JOB_EVERY,
            JOBS_PER_BLOCK);
    PostgresShareSink sink =
        PostgresShareSink.start(database, SinkSettings.of(source), clock, intakeLog);
    try {
      StratumServer server =
          StratumServer.start(config, templates, sink, clock, random, stratumLog);
      return new Pool(templates, sink, server);
    } catch (RuntimeException e) {
      sink.close();
      templates.close();
      throw e;
    }
  }

  /** Where miners connect. */
  public InetSocketAddress address() {
    return server.address();
  }

  /** Registers every counter of the server and the share store. */
  public void register(PrometheusRegistry registry) {
    for (StratumCounter counter : StratumCounter.values()) {
      CounterWithCallback.builder()
          .name("ih_stratum_" + counter.name().toLowerCase(Locale.ROOT))
          .callback(value -> value.call((double) server.metrics().count(counter)))
          .register(registry);
    }
    CounterWithCallback.builder()
        .name("ih_stratum_accepted_hashes")
        .help("work credited: the sum of assigned difficulties, in expected hashes")
        .callback(value -> value.call(server.metrics().acceptedHashes()))
        .register(registry);
    CounterWithCallback.builder()
        .name("ih_share_store_shares")
        .help("shares committed to the database and acknowledged")
        .callback(value -> value.call((double) sink.stored()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("ih_share_store_waiting_shares")
        .callback(value -> value.call(sink.waiting()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("ih_share_store_writing")
        .help("1 while the database can be written, else 0")
        .callback(value -> value.call(sink.isWriting() ? 1 : 0))
        .register(registry);
  }

  /** The server's counters. */
  public long count(StratumCounter counter) {
    return server.metrics().count(counter);
  }

  /** Lets nobody in any more, then writes what is left. */
  @Override
  public void close() {
    server.close();
    sink.close();
    templates.close();
  }
}

package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** A server on loopback with everything a test wants to hold in its hands. */
final class Rig implements AutoCloseable {
  static final String ALICE = "infinite.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY.rig1";
  static final String BOB = "infinite.5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty.rig-2";

  /** Sixteen expected hashes a share. */
  static final Difficulty EASY = new Difficulty(16);

  final SettableClock clock = new SettableClock();
  final RecordingSink sink = new RecordingSink();
  final LocalTemplates templates;
  StratumServer server;
  private final StratumConfig config;
  private final StratumLog log;

  Rig() {
    this(config -> config);
  }

  Rig(UnaryOperator<StratumConfig> changes) {
    this(LocalTemplates.Plan.standard(), changes, new StratumLog() {});
  }

  Rig(UnaryOperator<StratumConfig> changes, StratumLog log) {
    this(LocalTemplates.Plan.standard(), changes, log);
  }

  Rig(LocalTemplates.Plan plan, UnaryOperator<StratumConfig> changes) {
    this(plan, changes, new StratumLog() {});
  }

  private Rig(LocalTemplates.Plan plan, UnaryOperator<StratumConfig> changes, StratumLog log) {
    templates = LocalTemplates.stepped(plan, clock, new Random(7));
    this.log = log;
    config =
        changes.apply(
            StratumConfig.onLoopback(0)
                .withVardiff(VardiffConfig.fixed(EASY))
                .withTransport(StratumConfig.Transport.BEST, 1));
    server = start();
  }

  /** Another run: the same templates, settings and randomness, two seconds later. */
  void restart() {
    server.close();
    advance(Duration.ofSeconds(2));
    server = start();
  }

  private StratumServer start() {
    return StratumServer.start(config, templates, sink, clock, new Random(11), log);
  }

  Wire connect() {
    return new Wire(server.address());
  }

  /** A miner that has subscribed, authorized Alice and has its job. */
  Miner miner() {
    return new Miner(connect());
  }

  long count(StratumCounter counter) {
    return server.metrics().count(counter);
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public void close() {
    server.close();
    templates.close();
  }

  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}

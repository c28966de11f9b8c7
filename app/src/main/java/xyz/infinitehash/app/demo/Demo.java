package xyz.infinitehash.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.pool.Pool;
import xyz.infinitehash.app.pool.Vardiffs;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.registration.RegistrationOutcome;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.stratum.cpuminer.CpuMiner;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig;
import xyz.infinitehash.stratum.cpuminer.Pace;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.stratum.server.StratumLog;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.service.ValidatorService;
import xyz.infinitehash.validator.task.TaskSettings;

/** The whole subnet in this process: every part is the one that runs alone as well. */
public final class Demo {
  private static final NetUid SUBNET = new NetUid(DemoSettings.NETUID);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Rao PRICE_CAP = Rao.parse("1");

  private final DemoSettings settings;
  private final Consumer<String> say;
  private final Consumer<DemoView> show;

  /**
   * @param say takes a sentence of progress
   * @param show takes what is to be seen, twice a second
   */
  public Demo(DemoSettings settings, Consumer<String> say, Consumer<DemoView> show) {
    this.settings = settings;
    this.say = say;
    this.show = show;
  }

  /**
   * Runs until so many epochs are weighed, or it is told to stop.
   *
   * @param stopped waits so long and answers whether to stop
   */
  public DemoReport run(Predicate<Duration> stopped) {
    String database = "demo_" + Instant.now().toEpochMilli();
    try (KeyPair validator = KeyPair.fromUri("//demo//validator");
        OwnDatabase own = OwnDatabase.open("", database, say);
        Devnet devnet = subnet(validator).start();
        Chain chain = Chain.connect(devnet.endpoint());
        Pool pool = pool(own)) {
      say.accept(
          "devnet at " + devnet.endpoint() + ", Stratum on port " + pool.address().getPort());
      register(chain);
      BittensorChain port = new BittensorChain(chain, SUBNET, Signer.of(validator), 0);
      DemoWatch watch = new DemoWatch(own.database(), chain, port, SUBNET);
      List<CpuMiner> miners = mine(pool);
      try (ValidatorService service =
          ValidatorService.start(
              port,
              own.database(),
              TaskSettings.usual(),
              List.of(),
              settings.blockTime(),
              new OperatorLog())) {
        var doubt = service.inDoubt().toCompletableFuture();
        DemoView view;
        boolean shares = false;
        do {
          view = watch.view();
          if (!shares && view.hasShares()) {
            shares = true;
            say.accept(
                "first shares accepted " + sinceStart().toMillis() / 1000.0 + " s after the start");
          }
          show.accept(view);
        } while ((settings.watch() || view.weighed() < settings.epochs())
            && !doubt.isDone()
            && !stopped.test(LOOK));
      } finally {
        miners.forEach(CpuMiner::close);
      }
      return watch.report();
    }
  }

  /** Since this process was started, the JVM's own start included. */
  private static Duration sinceStart() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  private LocalSubnet subnet(KeyPair validator) {
    return new LocalSubnet(
        settings.port(),
        DemoSettings.NETUID,
        settings.tempo(),
        settings.blockTime(),
        List.of(validator.accountId()));
  }

  private static Pool pool(OwnDatabase own) {
    return Pool.start(
        StratumConfig.onLoopback(0).withVardiff(Vardiffs.demo.config()),
        own.database(),
        "stratum",
        new StratumLog() {},
        new OperatorLog());
  }

  private void register(Chain chain) {
    try (KeyPair payer = KeyPair.fromUri("//Bob")) {
      for (DemoSettings.Miner miner : DemoSettings.MINERS) {
        try (KeyPair hotkey = KeyPair.fromUri(miner.hotkeyUri())) {
          RegistrationOutcome outcome =
              Registration.register(
                  chain, SUBNET, hotkey.accountId(), Signer.of(payer), PRICE_CAP, PATIENCE);
          if (!(outcome instanceof RegistrationOutcome.Registered registered)) {
            throw new IllegalStateException(miner.worker() + " was not registered: " + outcome);
          }
          say.accept(
              "%s registered as uid %s: %s"
                  .formatted(miner.worker(), registered.uid(), hotkey.accountId()));
        }
      }
    }
  }

  private static List<CpuMiner> mine(Pool pool) {
    List<CpuMiner> running = new ArrayList<>();
    for (DemoSettings.Miner miner : DemoSettings.MINERS) {
      try (KeyPair hotkey = KeyPair.fromUri(miner.hotkeyUri())) {
        running.add(
            CpuMiner.start(
                CpuMinerConfig.of(
                        pool.address(), "infinite." + hotkey.accountId() + "." + miner.worker())
                    .working(miner.threads(), new Pace.Duty(miner.duty()))
                    .asking(Set.of(CpuMinerConfig.Extension.VERSION_ROLLING), BigDecimal.ONE)
                    .misbehaving(miner.faults())));
      }
    }
    return running;
  }
}

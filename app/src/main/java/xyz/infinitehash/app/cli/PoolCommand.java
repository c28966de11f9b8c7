package xyz.infinitehash.app.cli;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.app.ops.MetricsEndpoint;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.ops.SpokenStratumLog;
import xyz.infinitehash.app.pool.Pool;
import xyz.infinitehash.app.pool.Vardiffs;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.server.StratumConfig;
import xyz.infinitehash.validator.service.OperatorLog;

/** {@code ih pool}. */
@Command(
    name = "pool",
    description = "The Stratum front end: miners connect, shares are checked and stored.",
    subcommands = PoolCommand.Run.class,
    footer = {"%nExample:", "  ih pool run --for cpu"})
final class PoolCommand {
  /** {@code ih pool run}. */
  @Command(
      name = "run",
      description = {
        "Serves Stratum V1 until Ctrl-C. Every accepted share is in PostgreSQL before its miner hears so.",
        "Block templates are made here, of a chain that exists only here: nothing mined is a Bitcoin block."
      },
      footer = {
        "%nExamples:",
        "  ih pool run --for cpu                    difficulties for ih cpuminer",
        "  ih pool run --listen 0.0.0.0:3333        difficulties for ASICs, reachable from outside"
      })
  static final class Run implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin DatabaseOptions database = new DatabaseOptions();

    @Option(
        names = "--listen",
        defaultValue = "127.0.0.1:3333",
        paramLabel = "HOST:PORT",
        description = "Default: ${DEFAULT-VALUE}")
    String listen = "";

    @Option(
        names = "--for",
        defaultValue = "asic",
        description = "asic: from difficulty 1,024; cpu: from 0.0005. Default: ${DEFAULT-VALUE}")
    Vardiffs hardware = Vardiffs.asic;

    @Option(
        names = "--source",
        defaultValue = "stratum",
        description = "This pool's name in the database. Default: ${DEFAULT-VALUE}")
    String source = "";

    @Option(
        names = "--metrics",
        defaultValue = "127.0.0.1:9333",
        paramLabel = "HOST:PORT",
        description = "Prometheus endpoint. Default: ${DEFAULT-VALUE}")
    String metrics = "";

    @Override
    public void run() {
      StratumConfig config =
          StratumConfig.onLoopback(0)
              .withListen(Addresses.parse(listen))
              .withVardiff(hardware.config());
      shared.sayConfiguration(List.of());
      PrometheusRegistry registry = new PrometheusRegistry();
      try (UntilStopped stop = new UntilStopped();
          OwnDatabase own = database.open(shared);
          Pool pool = start(config, own);
          MetricsEndpoint endpoint = Addresses.metrics(metrics, registry)) {
        pool.register(registry);
        if (shared.json) {
          Printer.document(
              Map.of(
                  "stratum", Addresses.text(pool.address()),
                  "metrics", Addresses.text(endpoint.address())));
        } else {
          List.of(
                  "miners connect to stratum+tcp://" + Addresses.text(pool.address()),
                  "worker name: infinite.HOTKEY.anything, any password",
                  "metrics: http://" + Addresses.text(endpoint.address()) + "/metrics")
              .forEach(Printer::line);
        }
        stop.await();
        shared.progress("stopping");
      }
    }

    private Pool start(StratumConfig config, OwnDatabase own) {
      try {
        return Pool.start(
            config, own.database(), source, new SpokenStratumLog(), new OperatorLog());
      } catch (StratumException e) {
        throw new CommandFailure(
            "--listen %s: %s; name another address, or port 0 for a free one"
                .formatted(listen, Optional.ofNullable(e.getCause()).orElse(e).getMessage()));
      }
    }
  }
}

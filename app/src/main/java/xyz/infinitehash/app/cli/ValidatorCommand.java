package xyz.infinitehash.app.cli;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.app.ops.MetricsEndpoint;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.ops.ValidatorFigures;
import xyz.infinitehash.app.ops.ValidatorMetrics;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.meter.PolledPool;
import xyz.infinitehash.validator.meter.PoolPolls;
import xyz.infinitehash.validator.meter.WorkSource;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.service.ValidatorService;
import xyz.infinitehash.validator.task.TaskSettings;

/** {@code ih validator}. */
@Command(
    name = "validator",
    description = "Weighs the work of each epoch and sets weights on chain.",
    subcommands = ValidatorCommand.Run.class,
    footer = {"%nExample:", "  ih validator run --netuid 89 --name mine --hotkey validator"})
final class ValidatorCommand {
  /** {@code ih validator run}. */
  @Command(
      name = "run",
      description = {
        "Runs until Ctrl-C. Loads the hotkey only, also an encrypted one. Shares are read from the database that ih pool run",
        "writes to; other pools are polled when the configuration file lists them. Ends with 2 when the chain has weights of this hotkey that the ledger does not",
        "know: then a person must look before it is started again."
      },
      footer = {
        "%nExamples:",
        "  ih validator run --network ws://127.0.0.1:9944 --netuid 89 --name mine --hotkey validator",
        "  ih validator run --config validator.toml     see docs/validator.md"
      })
  static final class Run implements Runnable, ConfigFile.TakesSources {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(2);

    @Mixin Shared shared = new Shared();
    @Mixin ChainOptions on = new ChainOptions();
    @Mixin UnlockOptions which = new UnlockOptions();
    @Mixin DatabaseOptions database = new DatabaseOptions();

    @Option(
        names = "--source",
        defaultValue = "stratum",
        paramLabel = "NAME",
        description =
            "Pool of ours whose shares must all be stored before an epoch is weighed; may be"
                + " repeated. Other pools: [[sources]] in the file. Default: ${DEFAULT-VALUE}")
    List<String> sources = List.of();

    @Option(
        names = "--every",
        defaultValue = "1000",
        paramLabel = "MILLIS",
        description = "Between two looks at the chain. Default: ${DEFAULT-VALUE}")
    long every;

    @Option(
        names = "--metrics",
        defaultValue = "127.0.0.1:9334",
        paramLabel = "HOST:PORT",
        description = "Prometheus endpoint, and /health. Default: ${DEFAULT-VALUE}")
    String metrics = "";

    @Option(
        names = "--takeover",
        description = "Go on although the chain knows newer weights than the ledger.")
    boolean takeover;

    @Override
    public void run() {
      List<SourceTable> tables = tables();
      shared.sayConfiguration(tables.stream().flatMap(table -> table.lines().stream()).toList());
      List<WorkSource> counted = tables.stream().map(SourceTable::source).toList();
      TaskSettings settings = TaskSettings.usual().withSources(counted).withTakeover(takeover);
      OperatorLog log = new OperatorLog();
      PrometheusRegistry registry = new PrometheusRegistry();
      try (UntilStopped stop = new UntilStopped();
          KeyPair hotkey = which.openHotkey(shared);
          Chain chain = on.connect();
          OwnDatabase own = database.open(shared);
          HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
          PoolPolls _ =
              PoolPolls.start(own.database(), polled(tables, http), InstantSource.system(), log);
          ValidatorService service =
              ValidatorService.start(
                  new BittensorChain(chain, on.subnet(), Signer.of(hotkey), 0),
                  own.database(),
                  settings,
                  List.of(),
                  Duration.ofMillis(Math.max(50, every)),
                  log);
          ValidatorFigures figures =
              ValidatorFigures.start(
                  own.database(),
                  service.subnet(),
                  hotkey.accountId(),
                  counted,
                  InstantSource.system(),
                  LOOK);
          MetricsEndpoint endpoint = Addresses.metrics(metrics, registry)) {
        ValidatorMetrics.register(registry, figures, service);
        started(hotkey, endpoint);
        var doubt = service.inDoubt().toCompletableFuture();
        while (!doubt.isDone() && !stop.await(Duration.ofMillis(500))) {
          // the service works on its own threads
        }
        if (doubt.isDone()) {
          throw new CommandFailure(doubt.join().reason(), ExitCode.NEEDS_A_PERSON);
        }
        shared.progress("stopping");
      }
    }

    private List<SourceTable> tables() {
      List<SourceTable> tables =
          SourceTable.read(ConfigFile.sources(shared.command()), System.getenv());
      if (tables.isEmpty()) {
        return sources.stream().<SourceTable>map(SourceTable.Own::new).toList();
      }
      if (!sources.equals(List.of("stratum"))) {
        throw new CommandFailure("name sources in [[sources]] or by --source, not both ways");
      }
      if (tables.stream().map(table -> table.source().name()).distinct().count() < tables.size()) {
        throw new CommandFailure("two of the [[sources]] are the same pool");
      }
      return tables;
    }

    private static List<PolledPool> polled(List<SourceTable> tables, HttpClient http) {
      return tables.stream()
          .flatMap(
              table ->
                  switch (table) {
                    case SourceTable.Own _ -> Stream.empty();
                    case SourceTable.Luxor luxor -> Stream.of(luxor.polled(http));
                  })
          .toList();
    }

    private void started(KeyPair hotkey, MetricsEndpoint endpoint) {
      String address = Addresses.text(endpoint.address());
      if (shared.json) {
        Printer.document(
            Map.of(
                "hotkey",
                hotkey.accountId().toString(),
                "netuid",
                on.netuid,
                "rules",
                "jvm-1",
                "metrics",
                address));
      } else {
        Printer.line(
            "validator %s on subnet %d of %s, rules jvm-1"
                .formatted(hotkey.accountId(), on.netuid, on.names()));
        Printer.line("metrics: http://" + address + "/metrics");
      }
    }
  }
}

package xyz.infinitehash.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.economics.scoring.ScoringRules;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.service.OperatorLog;
import xyz.infinitehash.validator.service.ValidatorService;
import xyz.infinitehash.validator.task.TaskSettings;

/** {@code ih validator}. */
@Command(
    name = "validator",
    description = "Weighs the work of each epoch and sets weights on chain.",
    subcommands = ValidatorCommand.Run.class)
final class ValidatorCommand {
  /** {@code ih validator run}. */
  @Command(
      name = "run",
      description = {
        "Runs until Ctrl-C. Loads the hotkey only. Shares are read from the database that ih pool run",
        "writes to. Ends with 2 when the chain has weights of this hotkey that the ledger does not",
        "know: then a person must look before it is started again."
      },
      footer = {
        "%nExample:",
        "  ih validator run --network ws://127.0.0.1:9944 --netuid 89 --name mine --hotkey validator"
      })
  static final class Run implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin ChainOptions on = new ChainOptions();
    @Mixin WalletOptions which = new WalletOptions();
    @Mixin DatabaseOptions database = new DatabaseOptions();

    @Option(
        names = "--source",
        defaultValue = "stratum",
        paramLabel = "NAME",
        description =
            "Pool whose shares must all be stored before an epoch is weighed; may be repeated."
                + " Default: ${DEFAULT-VALUE}")
    List<String> sources = List.of();

    @Option(
        names = "--every",
        defaultValue = "1000",
        paramLabel = "MILLIS",
        description = "Between two looks at the chain. Default: ${DEFAULT-VALUE}")
    long every;

    @Option(
        names = "--takeover",
        description = "Go on although the chain knows newer weights than the ledger.")
    boolean takeover;

    @Override
    public void run() {
      TaskSettings usual = TaskSettings.usual();
      TaskSettings settings =
          new TaskSettings(
              ScoringRules.named("jvm-1"),
              usual.mechanisms(),
              sources,
              usual.closeDeadline(),
              usual.attempts(),
              usual.retryBlocks(),
              takeover);
      try (UntilStopped stop = new UntilStopped();
          KeyPair hotkey = which.wallet().openHotkey(which.hotkey);
          OwnDatabase own = database.open(shared);
          Chain chain = on.connect();
          ValidatorService service =
              ValidatorService.start(
                  new BittensorChain(chain, on.subnet(), Signer.of(hotkey), 0),
                  own.database(),
                  settings,
                  List.of(),
                  Duration.ofMillis(Math.max(50, every)),
                  new OperatorLog())) {
        if (shared.json) {
          Printer.document(
              Map.of(
                  "hotkey", hotkey.accountId().toString(), "netuid", on.netuid, "rules", "jvm-1"));
        } else {
          Printer.line(
              "validator %s on subnet %d of %s, rules jvm-1"
                  .formatted(hotkey.accountId(), on.netuid, on.endpoint()));
        }
        var doubt = service.inDoubt().toCompletableFuture();
        while (!doubt.isDone() && !stop.await(Duration.ofMillis(500))) {
          // the service works on its own threads
        }
        if (doubt.isDone()) {
          throw new CommandFailure(doubt.join().reason(), ExitCode.NEEDS_A_PERSON);
        }
      }
    }
  }
}

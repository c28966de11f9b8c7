package xyz.infinitehash.app.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.app.demo.Demo;
import xyz.infinitehash.app.demo.DemoReport;
import xyz.infinitehash.app.demo.DemoScreen;
import xyz.infinitehash.app.demo.DemoSettings;

/** {@code ih demo}. */
@Command(
    name = "demo",
    description = {
      "The whole subnet on this machine: a chain, PostgreSQL, a Stratum endpoint, four CPU miners",
      "that really hash, a validator, weights on chain. Ends with 0 only if the weights read back",
      "from the chain equal a fresh recomputation from the stored shares."
    },
    footer = {
      "%nExamples:",
      "  ih demo --epochs 2",
      "  ih demo --watch --port 9944      and look at it with polkadot.js or ih chain"
    })
final class DemoCommand implements Runnable {
  @Mixin Shared shared = new Shared();

  @Option(
      names = "--epochs",
      defaultValue = "2",
      description = "Epochs to weigh. Default: ${DEFAULT-VALUE}")
  int epochs;

  @Option(names = "--watch", description = "Go on until Ctrl-C.")
  boolean watch;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Where the chain listens; 0 for a free port. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--tempo",
      defaultValue = "60",
      paramLabel = "BLOCKS",
      description = "Blocks an epoch. Default: ${DEFAULT-VALUE}")
  int tempo;

  @Option(
      names = "--block-time",
      defaultValue = "250",
      paramLabel = "MILLIS",
      description = "Default: ${DEFAULT-VALUE}")
  long blockTime;

  @Override
  public void run() {
    if (epochs < 1 || tempo < 10 || blockTime < 50) {
      throw new CommandFailure("--epochs from 1, --tempo from 10, --block-time from 50");
    }
    DemoSettings settings =
        new DemoSettings(epochs, watch, port, tempo, Duration.ofMillis(blockTime));
    boolean live = terminal() && !shared.json;
    DemoScreen screen = new DemoScreen(shared.json ? System.err : System.out, live);
    PrintStream err = System.err;
    DemoReport report;
    try (UntilStopped stop = new UntilStopped()) {
      if (live) {
        System.setErr(screen.sayer()); // the log's lines would break the table
      }
      report = new Demo(settings, screen::say, screen::show).run(stop::await);
    } finally {
      System.setErr(err);
      screen.finish();
    }
    if (shared.json) {
      Printer.document(report);
    } else {
      sayEnd(report);
    }
    if (report.outcome().equals(DemoReport.DIFFERENT)) {
      throw new CommandFailure("the weights on chain are not those of the stored shares");
    }
  }

  private static void sayEnd(DemoReport report) {
    report
        .commits()
        .forEach(
            commit ->
                Printer.line(
                    "epoch %d: weights in block %d, %s"
                        .formatted(commit.epoch(), commit.block(), commit.extrinsic())));
    Printer.line(
        switch (report.outcome()) {
          case DemoReport.EQUAL ->
              "chain and recomputation are equal for "
                  + (report.epochs().size() == 1 ? "1 epoch" : report.epochs().size() + " epochs");
          case DemoReport.NOTHING ->
              "stopped before any weights were on chain: there is nothing to compare";
          default -> "chain and recomputation are DIFFERENT";
        });
  }

  private static boolean terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}

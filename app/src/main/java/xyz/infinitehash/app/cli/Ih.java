package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
    name = "ih",
    versionProvider = Version.class,
    description = "Bittensor subnet 89 on the JVM: from a hash to a weight on chain.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CommandLine.HelpCommand.class,
      DemoCommand.class,
      DevnetCommand.class,
      WalletCommand.class,
      ChainCommand.class,
      PoolCommand.class,
      CpuMinerCommand.class,
      ValidatorCommand.class,
      CompletionCommand.class,
      ScriptCommands.Bench.class,
      ScriptCommands.Test.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ih demo --epochs 2                 the whole subnet on this machine, two epochs long",
      "  ih wallet new-hotkey --name mine   a hotkey file that btcli reads as well",
      "  ih chain metagraph --netuid 2      who is registered and what each earns",
      "  ih test                            everything the project tests"
    })
public final class Ih implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Ih.class);

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Runs one command line and returns its exit code, one of {@link ExitCode}. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Ih());
    dress(line);
    boolean json = List.of(args).contains("--json");
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, json));
    line.setParameterExceptionHandler(
        (failure, arguments) -> Mistyped.explain(failure, List.of(arguments), json));
    try {
      readConfiguration(line, args);
    } catch (CommandFailure e) {
      return explain(e, json);
    }
    return line.execute(args);
  }

  private static void dress(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true).width(100);
    line.getSubcommands().values().forEach(Ih::dress);
  }

  /** {@code --config FILE} must be known before parsing, for the file gives the defaults. */
  private static void readConfiguration(CommandLine root, String... args) {
    CommandLine command = root;
    int at = 0;
    for (; at < args.length; at++) {
      CommandLine sub = command.getSubcommands().get(args[at]);
      if (sub == null) {
        break;
      }
      command = sub;
    }
    Optional<Path> file = configFile(Arrays.asList(args).subList(at, args.length));
    if (file.isPresent()) {
      command.setDefaultValueProvider(ConfigFile.read(file.get(), command.getCommandSpec()));
    }
  }

  private static Optional<Path> configFile(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).startsWith("--config=")) {
        return Optional.of(Path.of(options.get(i).substring("--config=".length())));
      }
      if (options.get(i).equals("--config") && i + 1 < options.size()) {
        return Optional.of(Path.of(options.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  private static int explain(Exception failure, boolean json) {
    String message =
        Optional.ofNullable(failure.getMessage())
            .map(text -> text.strip().replaceAll("\\s*\\R\\s*", " "))
            .filter(text -> !text.isEmpty())
            .orElse(failure.getClass().getSimpleName());
    System.err.println("ih: " + message);
    if (json) {
      Printer.document(Map.of("error", message));
    }
    LOG.debug("the whole failure", failure);
    return failure instanceof CommandFailure known ? known.exitCode() : ExitCode.FAILED;
  }
}

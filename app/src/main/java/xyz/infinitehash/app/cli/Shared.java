package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options every command has. */
final class Shared {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(names = "--json", description = "One JSON document on standard output and nothing else.")
  boolean json;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "TOML file whose keys are this command's long options.")
  @Nullable Path config;

  /** A sentence about work in progress, on standard error; said with and without {@code --json}. */
  void progress(String sentence) {
    System.err.println(sentence);
  }

  /**
   * What the command runs with, on standard error; secrets masked.
   *
   * @param more lines that no option stands for
   */
  void sayConfiguration(List<String> more) {
    CommandSpec spec = command();
    progress("# configuration of " + spec.qualifiedName());
    Effective.lines(spec).forEach(this::progress);
    more.forEach(this::progress);
  }

  /** The command these options are part of. */
  CommandSpec command() {
    if (command == null) {
      throw new IllegalStateException("picocli sets it before a command runs");
    }
    return command;
  }
}

package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command has. */
final class Shared {
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
}

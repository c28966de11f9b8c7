package xyz.infinitehash.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ih completion}. */
@Command(
    name = "completion",
    description = "The script that completes ih's commands and options in bash and zsh.",
    footer = {"%nExamples:", "  ih completion > ~/.ih-completion", "  source <(./ih completion)"})
final class CompletionCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Printer.line(AutoComplete.bash("ih", spec.root().commandLine()));
  }
}

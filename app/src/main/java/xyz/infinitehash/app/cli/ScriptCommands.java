package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Commands that the {@code ih} script serves itself; here so that the help is whole. */
final class ScriptCommands {
  private ScriptCommands() {}

  /** {@code ih bench}. */
  @Command(
      name = "bench",
      description = "The benchmarks, each with its peer in the same run where the peer can be had.",
      footer = {
        "%nExamples:",
        "  ih bench                           which there are",
        "  ih bench sr25519 --json"
      })
  static final class Bench implements Runnable {
    @Unmatched List<String> arguments = new ArrayList<>();

    @Override
    public void run() {
      throw new CommandFailure("bench is served by the ih script: run ./ih bench");
    }
  }

  /** {@code ih test}. */
  @Command(
      name = "test",
      description =
          "The project's tests: mvn verify on the right JDK, with any options of Maven's.",
      footer = {
        "%nExamples:",
        "  ih test",
        "  ih test -pl crypto -Dtest=SignatureLaws -Dsurefire.failIfNoSpecifiedTests=false"
      })
  static final class Test implements Runnable {
    @Unmatched List<String> arguments = new ArrayList<>();

    @Override
    public void run() {
      throw new CommandFailure("test is served by the ih script: run ./ih test");
    }
  }
}

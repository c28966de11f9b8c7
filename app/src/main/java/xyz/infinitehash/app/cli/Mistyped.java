package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, the nearest known word, and where the help is. */
final class Mistyped {
  private Mistyped() {}

  /** Exit code 2: trying the same again cannot help. */
  static int explain(ParameterException failure, List<String> typed, boolean json) {
    CommandLine command = failure.getCommandLine();
    String message = message(failure, typed);
    System.err.println("ih: " + message);
    System.err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
    if (json) {
      Printer.document(Map.of("error", message));
    }
    return ExitCode.NEEDS_A_PERSON;
  }

  private static String message(ParameterException failure, List<String> typed) {
    Optional<String> unknown = unknown(failure, typed);
    if (unknown.isPresent()) {
      String word = unknown.get();
      return "unknown %s \"%s\"%s"
          .formatted(
              word.startsWith("-") ? "option" : "command",
              word,
              nearest(word, failure.getCommandLine().getCommandSpec())
                  .map(known -> "; did you mean " + known + "?")
                  .orElse(""));
    }
    return Optional.ofNullable(failure.getMessage())
        .map(text -> text.lines().findFirst().orElse(""))
        .orElse("the command line is not understood");
  }

  /** A missing option may be one that was mistyped, which helps more to know. */
  private static Optional<String> unknown(ParameterException failure, List<String> typed) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched.getUnmatched().stream().findFirst();
    }
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    return failure instanceof MissingParameterException
        ? typed.stream()
            .map(word -> word.replaceFirst("=.*", ""))
            .filter(word -> word.startsWith("--") && !spec.optionsMap().containsKey(word))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> nearest(String word, CommandSpec spec) {
    List<String> known = new ArrayList<>();
    if (word.startsWith("-")) {
      spec.options().stream()
          .filter(o -> !o.hidden())
          .map(OptionSpec::longestName)
          .forEach(known::add);
    } else {
      known.addAll(spec.subcommands().keySet());
    }
    return Optional.of(Nearest.to(word.replaceFirst("=.*", ""), known)).filter(w -> !w.isEmpty());
  }
}

package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The configuration a command runs with, in the words of its configuration file, each value with
 * where it came from. Secrets are masked.
 */
final class Effective {
  private Effective() {}

  /** One line an option. */
  static List<String> lines(CommandSpec command) {
    List<String> lines = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (ConfigFile.keys(command).contains(ConfigFile.key(option))) {
        lines.add(
            "%s = %s  # %s"
                .formatted(ConfigFile.key(option), text(option), origin(command, option)));
      }
    }
    return lines;
  }

  private static String text(OptionSpec option) {
    Object value = option.getValue();
    return switch (value) {
      case null -> "\"\"";
      case Boolean bool -> bool.toString();
      case Number number -> number.toString();
      case Iterable<?> many -> {
        List<String> each = new ArrayList<>();
        many.forEach(one -> each.add(quoted(masked(String.valueOf(one)))));
        yield "[" + String.join(", ", each) + "]";
      }
      case Map<?, ?> map -> quoted(map.toString());
      default -> quoted(masked(value.toString()));
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /**
   * A URL without the password that may be in it, before the host or among the parameters; of a
   * WebSocket address, whose path is often a key, scheme, host and port alone.
   */
  static String masked(String text) {
    if (text.startsWith("ws://") || text.startsWith("wss://")) {
      return text.replaceFirst("://[^/?#]*@", "://***@")
          .replaceFirst("(://[^/?#]*)[/?].+", "$1/***");
    }
    return text.contains("://")
        ? text.replaceFirst("(://[^/?#]*?):[^/?#]*@", "$1:***@")
            .replaceAll("(?i)([?&][^=&]*(?:password|token|key|secret)[^=&]*=)[^&]*", "$1***")
        : text;
  }

  private static String origin(CommandSpec command, OptionSpec option) {
    if (command.commandLine().getParseResult().hasMatchedOption(option)) {
      return "typed";
    }
    Optional<String> variable = ConfigFile.environment(option);
    if (variable.isPresent()) {
      return variable.get();
    }
    return command.defaultValueProvider() instanceof ConfigFile file && file.has(option)
        ? "file"
        : "default";
  }
}

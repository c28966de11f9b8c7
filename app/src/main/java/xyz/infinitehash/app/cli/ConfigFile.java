package xyz.infinitehash.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A TOML file whose keys are the long options of the command it is given to, without their dashes.
 * What is typed wins over the environment, the environment over the file, the file over the
 * default. A key that is no option is refused with the nearest one, so that a mistyped key is never
 * silently a default.
 */
final class ConfigFile implements IDefaultValueProvider {
  private final Map<String, String> values;

  private ConfigFile(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @param command whose options the keys must be
   * @throws CommandFailure when the file cannot be read, is no TOML, or has an unknown key
   */
  static ConfigFile read(Path file, CommandSpec command) {
    if (!Files.isReadable(file)) {
      throw new CommandFailure("cannot read the configuration file " + file);
    }
    JsonNode tree;
    try {
      tree = new TomlMapper().readTree(file.toFile());
    } catch (JacksonException e) {
      throw new CommandFailure(file + " is not valid TOML: " + e.getOriginalMessage());
    }
    List<String> known =
        command.options().stream().map(ConfigFile::key).filter(k -> !k.equals("config")).toList();
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new CommandFailure(
            "unknown key \"%s\" in %s; the nearest known one is \"%s\""
                .formatted(entry.getKey(), file, nearest(entry.getKey(), known)));
      }
      if (!entry.getValue().isValueNode()) {
        throw new CommandFailure("\"" + entry.getKey() + "\" in " + file + " must be one value");
      }
      values.put(entry.getKey(), entry.getValue().asString());
    }
    return new ConfigFile(values);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    return arg instanceof OptionSpec option && !fromEnvironment(option)
        ? values.get(key(option))
        : null;
  }

  private static boolean fromEnvironment(OptionSpec option) {
    String text = option.defaultValue();
    if (text == null || !text.startsWith("${env:")) {
      return false;
    }
    String name = text.substring(6).split("[:}]", 2)[0];
    return System.getenv(name) != null;
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  private static String nearest(String key, List<String> known) {
    return known.stream().min(Comparator.comparingInt(k -> distance(key, k))).orElse("");
  }

  /** Levenshtein's: the fewest characters put in, left out or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

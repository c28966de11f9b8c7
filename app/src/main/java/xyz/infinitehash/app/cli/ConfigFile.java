package xyz.infinitehash.app.cli;

import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A TOML file whose keys are the long options of the command it is given to, without their dashes;
 * a command that {@link TakesSources} also takes {@code [[sources]]}. What is typed wins over the
 * environment, the environment over the file, the file over the default. A key that is no option is
 * refused with the nearest one, so that a mistyped key is never silently a default.
 */
final class ConfigFile implements IDefaultValueProvider {
  private static final String SOURCES = "sources";
  private static final Pattern VARIABLE = Pattern.compile("env:([A-Z_0-9]+)");

  private final Map<String, String> values;
  private final List<JsonNode> sources;

  private ConfigFile(Map<String, String> values, List<JsonNode> sources) {
    this.values = values;
    this.sources = List.copyOf(sources);
  }

  /** A command whose file may list sources of work. */
  interface TakesSources {}

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
    List<String> known = new ArrayList<>(keys(command));
    command.options().forEach(option -> known.addAll(names(option)));
    known.removeAll(List.of("config", "json", "help", "version"));
    boolean takesSources = command.userObject() instanceof TakesSources;
    if (takesSources) {
      known.add(SOURCES);
    }
    Map<String, String> values = new LinkedHashMap<>();
    List<JsonNode> sources = List.of();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        throw new CommandFailure(
            "unknown key \"%s\" in %s; the nearest known one is \"%s\""
                .formatted(key, file, Nearest.to(key, known)));
      }
      if (takesSources && key.equals(SOURCES)) {
        if (!entry.getValue().isArray()) {
          throw new CommandFailure("sources in " + file + " are written as [[sources]] tables");
        }
        sources = List.copyOf(entry.getValue().values());
      } else if (entry.getValue().isValueNode()) {
        values.put(key, entry.getValue().asString());
      } else {
        throw new CommandFailure("\"" + key + "\" in " + file + " must be one value");
      }
    }
    return new ConfigFile(values, sources);
  }

  /** The tables under {@code [[sources]]}; none when the command was given no file. */
  static List<JsonNode> sources(CommandSpec command) {
    return command.defaultValueProvider() instanceof ConfigFile file ? file.sources : List.of();
  }

  /** The options of a command that a file may hold, in their order. */
  static List<String> keys(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
        .map(ConfigFile::key)
        .filter(key -> !key.equals("config") && !key.equals("json"))
        .toList();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    return arg instanceof OptionSpec option && environment(option).isEmpty()
        ? names(option).stream().map(values::get).filter(Objects::nonNull).findFirst().orElse(null)
        : null;
  }

  /** Whether the file has a value for the option. */
  boolean has(OptionSpec option) {
    return names(option).stream().anyMatch(values::containsKey);
  }

  /** The variable the option's value comes from unless it was typed; empty when none is set. */
  static Optional<String> environment(OptionSpec option) {
    return VARIABLE
        .matcher(written(option))
        .results()
        .map(found -> found.group(1))
        .filter(name -> System.getenv(name) != null)
        .findFirst();
  }

  /** The default as it is written at the field; picocli itself tells it with variables replaced. */
  private static String written(OptionSpec option) {
    return option.userObject() instanceof AnnotatedElement field
        ? Optional.ofNullable(field.getAnnotation(Option.class))
            .map(Option::defaultValue)
            .orElse("")
        : "";
  }

  /** The first of the option's long names. */
  static String key(OptionSpec option) {
    return names(option).stream().findFirst().orElse("");
  }

  private static List<String> names(OptionSpec option) {
    return Arrays.stream(option.names())
        .filter(name -> name.startsWith("--"))
        .map(name -> name.substring(2))
        .toList();
  }
}

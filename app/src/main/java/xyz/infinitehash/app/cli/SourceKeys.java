package xyz.infinitehash.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The keys of one {@code [[sources]]} table, read with failures that name them.
 *
 * @param number of the table in its file, from 1
 */
record SourceKeys(int number, JsonNode table) {
  Optional<String> text(String key) {
    JsonNode value = table.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw failure(key + " is a text in quotes");
    }
    return Optional.of(value.asString()).filter(text -> !text.isEmpty());
  }

  long number(String key, long usual) {
    JsonNode value = table.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isIntegralNumber() || value.asLong() < 1 || value.asLong() > 86_400) {
      throw failure(key + " is a number from 1 to 86400");
    }
    return value.asLong();
  }

  URI address(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
        throw failure("url is like https://app.luxor.tech/api, without user or query");
      }
      return uri;
    } catch (URISyntaxException _) {
      throw failure("url is like https://app.luxor.tech/api");
    }
  }

  /** Refuses any other key. */
  void only(String... known) {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      if (!List.of(known).contains(entry.getKey())) {
        throw failure(
            "unknown key \"%s\"; the nearest known one is \"%s\""
                .formatted(entry.getKey(), Nearest.to(entry.getKey(), List.of(known))));
      }
    }
  }

  CommandFailure failure(String what) {
    return new CommandFailure("source " + number + " of the configuration file: " + what);
  }

  /** Without values, for one of them is secret. */
  @Override
  public String toString() {
    return "source " + number;
  }
}

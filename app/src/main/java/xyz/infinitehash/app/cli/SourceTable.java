package xyz.infinitehash.app.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.validator.intake.LuxorSettings;
import xyz.infinitehash.validator.intake.LuxorWorkers;
import xyz.infinitehash.validator.meter.PolledPool;
import xyz.infinitehash.validator.meter.WorkSource;

/** One {@code [[sources]]} table: where work is counted from. */
sealed interface SourceTable {
  /** What the validator counts. */
  WorkSource source();

  /** As it would be written in a file, without secrets. */
  List<String> lines();

  /** Shares of our own front end. */
  record Own(String name) implements SourceTable {
    @Override
    public WorkSource source() {
      return new WorkSource.Shares(name);
    }

    @Override
    public List<String> lines() {
      return List.of("[[sources]]", "kind = \"own\"", "name = \"" + name + "\"");
    }
  }

  /**
   * A pool with Luxor's API.
   *
   * @param token secret; in no text made from this
   * @param every from one question to the next
   * @param longestGap without a whole answer, before an epoch is left undecided
   */
  record Luxor(URI url, String subaccount, String token, Duration every, Duration longestGap)
      implements SourceTable {
    @Override
    public WorkSource source() {
      return new WorkSource.Readings("luxor-workers/" + subaccount, longestGap);
    }

    /** What asks it. */
    PolledPool polled(HttpClient http) {
      LuxorSettings settings = LuxorSettings.of(url, subaccount, token);
      return new PolledPool(
          new LuxorWorkers(
              settings,
              http,
              InstantSource.system(),
              time -> TimeUnit.NANOSECONDS.sleep(time.toNanos())),
          every);
    }

    @Override
    public List<String> lines() {
      return List.of(
          "[[sources]]",
          "kind = \"luxor\"",
          "url = \"" + Effective.masked(url.toString()) + "\"",
          "subaccount = \"" + subaccount + "\"",
          "token = \"***\"",
          "poll-seconds = " + every.toSeconds(),
          "longest-gap-seconds = " + longestGap.toSeconds());
    }

    /** Without the token. */
    @Override
    public String toString() {
      return String.join(" ", lines());
    }
  }

  /**
   * Reads the tables of a file.
   *
   * @param environment the {@code LUXOR_} variables of the Python validator win over the first
   *     luxor table
   * @throws CommandFailure naming the table's number and the key, never a value of a secret one
   */
  static List<SourceTable> read(List<JsonNode> tables, Map<String, String> environment) {
    List<SourceTable> sources = new ArrayList<>();
    boolean luxorSeen = false;
    for (JsonNode table : tables) {
      SourceKeys keys = new SourceKeys(sources.size() + 1, table);
      switch (keys.text("kind").orElse("")) {
        case "own" -> {
          keys.only("kind", "name");
          sources.add(new Own(keys.text("name").orElse("stratum")));
        }
        case "luxor" -> {
          keys.only("kind", "url", "subaccount", "token", "poll-seconds", "longest-gap-seconds");
          sources.add(luxor(keys, luxorSeen ? Map.of() : environment));
          luxorSeen = true;
        }
        default -> throw keys.failure("kind is \"own\" or \"luxor\"");
      }
    }
    return sources;
  }

  private static Luxor luxor(SourceKeys keys, Map<String, String> environment) {
    Optional<String> token =
        first(environment, "LUXOR_API_KEY_MECHANISM_0", "LUXOR_API_KEY")
            .or(() -> keys.text("token"));
    if (token.isEmpty()) {
      throw keys.failure("no token: set LUXOR_API_KEY, or token in the file");
    }
    Duration every = Duration.ofSeconds(keys.number("poll-seconds", 60));
    Luxor luxor =
        new Luxor(
            keys.address(
                first(environment, "LUXOR_API_URL")
                    .or(() -> keys.text("url"))
                    .orElse("https://app.luxor.tech/api")),
            first(environment, "LUXOR_SUBACCOUNT_NAME_MECHANISM_0")
                .or(() -> keys.text("subaccount"))
                .orElse("infinite"),
            token.get(),
            every,
            Duration.ofSeconds(keys.number("longest-gap-seconds", 5 * every.toSeconds())));
    try {
      var _ = LuxorSettings.of(luxor.url(), luxor.subaccount(), luxor.token());
    } catch (RuntimeException e) {
      throw keys.failure(String.valueOf(e.getMessage()));
    }
    return luxor;
  }

  private static Optional<String> first(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

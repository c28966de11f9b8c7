package xyz.infinitehash.substrate.rpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of a recording. */
public final class Recorded {
  private static final JsonMapper JSON = new JsonMapper();

  private Recorded() {}

  /** All lines after the first, which says how it was recorded. */
  public static List<JsonNode> lines(String name) {
    try (var in =
            Objects.requireNonNull(
                Recorded.class.getResourceAsStream("/recorded/" + name + ".gz"));
        var reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(JSON::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text of the recording read as JSON. */
  public static JsonNode parse(String text) {
    return JSON.readTree(text);
  }
}

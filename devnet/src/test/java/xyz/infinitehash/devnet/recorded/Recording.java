package xyz.infinitehash.devnet.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines recorded from the real runtime of spec 425 (runtime425/ORIGIN.md). */
public final class Recording {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Recording() {}

  /** The lines of a file but the first, which tells how it was recorded. */
  public static List<JsonNode> lines(String name) {
    try (InputStream in =
            Objects.requireNonNull(
                Recording.class.getResourceAsStream("/runtime425/" + name + ".jsonl.gz"));
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(JSON::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of {@code 0x} and hex. */
  public static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex, 2, hex.length());
  }

  /** {@code 0x} and lower-case hex. */
  public static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}

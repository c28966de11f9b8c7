package xyz.infinitehash.substrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.substrate.metadata.Metadata;

/**
 * What was recorded of the subtensor runtime at spec 425; see {@code runtime425/ORIGIN.md} beside
 * the files. Other modules' tests reach it through this module's test-jar.
 */
public final class Runtime425 {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Runtime425() {}

  /** The metadata blob of version 14, 15 or 16. */
  public static byte[] metadataBlob(int version) {
    return bytes("metadata.v" + version + ".scale");
  }

  /** The decoded metadata of version 14, 15 or 16. */
  public static Metadata metadata(int version) {
    return Metadata.decode(metadataBlob(version));
  }

  /**
   * All lines of {@code extrinsics}, {@code storage}, {@code steps-weights} and so on, but the
   * first, meta.
   */
  public static List<JsonNode> lines(String name) {
    try (var in =
        new BufferedReader(new InputStreamReader(open(name + ".jsonl"), StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(JSON::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole file, unpacked; its name without {@code .gz}. */
  public static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream packed = Runtime425.class.getResourceAsStream("/runtime425/" + name + ".gz");
    if (packed == null) {
      throw new IllegalStateException("no recording " + name);
    }
    return new GZIPInputStream(packed);
  }
}

package xyz.infinitehash.bench.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import xyz.infinitehash.substrate.scale.ByteString;

/** What was recorded of the subtensor runtime at spec 425, in this jar. */
final class Recorded {
  private Recorded() {}

  /** Metadata of version 15, 334,003 bytes. */
  static byte[] metadata() {
    try (InputStream in = new GZIPInputStream(open("metadata.v15.scale.gz"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer of {@code SubnetInfoRuntimeApi_get_metagraph} for a subnet of five neurons. */
  static byte[] metagraph() {
    try (InputStream in = open("metagraph.hex")) {
      return ByteString.parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip())
          .bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Recorded.class.getResourceAsStream(name), name);
  }
}

package xyz.infinitehash.crypto.timelock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.random.RandomGenerator;

/** The published vectors, and the one pulse of quicknet whose signature everybody knows. */
final class TimelockVectors {
  private static final Properties ALL = new Properties();

  static {
    try (InputStream in =
        Objects.requireNonNull(
            TimelockVectors.class.getResourceAsStream("timelock.properties"), "vectors")) {
      ALL.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final Pulse ROUND_1000 = new Pulse(1000, bytes("signature"));

  private TimelockVectors() {}

  static List<String> names() {
    return Arrays.asList(Objects.requireNonNull(ALL.getProperty("vectors")).split(","));
  }

  static byte[] bytes(String name) {
    return HexFormat.of().parseHex(Objects.requireNonNull(ALL.getProperty(name), name));
  }

  /** Randomness that was written down before: the bytes given, then none. */
  static RandomGenerator written(byte[]... parts) {
    return new RandomGenerator() {
      private int next;

      @Override
      public void nextBytes(byte[] bytes) {
        byte[] part = parts[next++];
        System.arraycopy(part, 0, bytes, 0, bytes.length);
      }

      @Override
      public long nextLong() {
        throw new UnsupportedOperationException("bytes only");
      }
    };
  }
}

package xyz.infinitehash.crypto.sr25519;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Lines of a resource beside the tests, split at spaces; a line that begins with # says why. */
final class Vectors {
  private Vectors() {}

  static List<String[]> read(String name) throws IOException {
    try (InputStream raw = Objects.requireNonNull(Vectors.class.getResourceAsStream(name));
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Vectors::split).toList();
    }
  }

  private static String[] split(String line) {
    return line.split(" ", -1);
  }
}

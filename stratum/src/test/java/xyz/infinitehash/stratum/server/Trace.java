package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** A recorded conversation of real software; see traces/ORIGIN.md. */
record Trace(List<Entry> entries) {
  /** One line of it. */
  record Entry(boolean fromMiner, int segment, String line) {}

  static Trace of(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        Trace.class.getResourceAsStream("/traces/" + name + ".jsonl.gz"))),
                UTF_8))) {
      return new Trace(
          lines
              .lines()
              .map(Trace::entry)
              .filter(entry -> !entry.line.startsWith("<") && !entry.line.equals("tcp"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(String record) {
    JsonLine json = new JsonLine();
    byte[] bytes = record.getBytes(UTF_8);
    if (!json.read(bytes, 0, bytes.length)) {
      throw new AssertionError("not JSON: " + record);
    }
    String direction = json.text(json.member(0, "dir".getBytes(US_ASCII)));
    return new Entry(
        direction.equals("c2s"),
        Integer.parseInt(json.text(json.member(0, "seg".getBytes(US_ASCII)))),
        json.text(json.member(0, "line".getBytes(US_ASCII))));
  }
}

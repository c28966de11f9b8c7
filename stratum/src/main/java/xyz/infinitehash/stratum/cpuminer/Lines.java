package xyz.infinitehash.stratum.cpuminer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream, none longer than a bound: a hostile pool cannot fill the memory. */
final class Lines {
  private final InputStream in;
  private final byte[] buffer;
  private int from;
  private int to;

  /**
   * @param longest bytes of the longest line taken, its end included
   */
  Lines(InputStream in, int longest) {
    this.in = in;
    this.buffer = new byte[longest];
  }

  /**
   * The next line without its end; empty at the end of the stream, where a half line is dropped.
   */
  Optional<String> next() throws IOException {
    int seen = from;
    while (true) {
      for (int i = seen; i < to; i++) {
        if (buffer[i] == '\n') {
          int end = i > from && buffer[i - 1] == '\r' ? i - 1 : i;
          String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
          from = i + 1;
          return Optional.of(line);
        }
      }
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
      seen = to;
      if (to == buffer.length) {
        throw new IOException("a line of more than " + buffer.length + " bytes");
      }
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        return Optional.empty();
      }
      to += read;
    }
  }
}

package xyz.infinitehash.stratum.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Lines being written, in one growing array that is used again and again by one thread. */
public final class LineWriter {
  private byte[] data = new byte[4096];
  private int length;

  /** An empty one. */
  public LineWriter() {}

  /** Appends characters that are ASCII already. */
  @SuppressWarnings("deprecation") // the one String method that copies ASCII without an object
  public LineWriter ascii(String text) {
    room(text.length());
    text.getBytes(0, text.length(), data, length);
    length += text.length();
    return this;
  }

  public LineWriter bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  public LineWriter bytes(byte[] bytes, int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, data, length, to - from);
    length += to - from;
    return this;
  }

  /** The low {@code digits} hexadecimal digits of a number. */
  public LineWriter hex(long value, int digits) {
    room(digits);
    Hex.write(value, data, length, digits);
    length += digits;
    return this;
  }

  /** Bytes as lower-case hexadecimal. */
  public LineWriter hex(byte[] bytes) {
    for (byte b : bytes) {
      hex(b, 2);
    }
    return this;
  }

  /** A JSON text with its quotes; what needs an escape gets one. */
  public LineWriter text(String text) {
    ascii("\"");
    for (byte b : text.getBytes(UTF_8)) {
      if (b == '"' || b == '\\') {
        ascii("\\");
      }
      if (b >= 0 && b < ' ') {
        ascii("\\u00").hex(b, 2);
      } else {
        room(1);
        data[length++] = b;
      }
    }
    return ascii("\"");
  }

  /** Number of bytes written since the last {@link #clear}. */
  public int length() {
    return length;
  }

  /** The array that holds them; good until the next write. */
  public byte[] array() {
    return data;
  }

  /** A copy of what was written. */
  public byte[] copy() {
    return Arrays.copyOf(data, length);
  }

  /** Forgets what was written after {@code mark} bytes. */
  public void truncate(int mark) {
    length = mark;
  }

  public void clear() {
    length = 0;
    if (data.length > 1 << 20) {
      data = new byte[4096];
    }
  }

  private void room(int more) {
    if (data.length - length < more) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, length + more));
    }
  }
}

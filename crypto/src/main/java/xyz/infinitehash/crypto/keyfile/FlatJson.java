package xyz.infinitehash.crypto.keyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object of texts and numbers, read without making a {@code String} of any value, so that
 * {@link #close} can overwrite them all. What is nested is passed over; a name that comes twice
 * makes the whole ambiguous and is refused.
 */
final class FlatJson implements AutoCloseable {
  private static final int DEEPEST = 32;

  private final byte[] text;
  private final Map<String, byte[]> values = new HashMap<>();
  private int at;

  private FlatJson(byte[] text) {
    this.text = text;
  }

  /**
   * @throws KeyFileException when it is no JSON object
   */
  static FlatJson parse(byte[] text) {
    FlatJson json = new FlatJson(text);
    try {
      json.object();
      return json;
    } catch (KeyFileException e) {
      json.close();
      throw e;
    }
  }

  /** A text or number as written, unescaped; a copy for the caller to wipe. */
  Optional<byte[]> value(String name) {
    return Optional.ofNullable(values.get(name)).map(byte[]::clone);
  }

  /** As {@link #value}, of what is no secret. */
  Optional<String> open(String name) {
    return Optional.ofNullable(values.get(name)).map(bytes -> new String(bytes, UTF_8));
  }

  @Override
  public void close() {
    values.values().forEach(value -> Arrays.fill(value, (byte) 0));
  }

  private void object() {
    expect('{');
    if (!accept('}')) {
      do {
        String name = new String(string(), UTF_8);
        expect(':');
        Optional<byte[]> value = value(1);
        if (value.isPresent() && values.put(name, value.get()) != null) {
          throw broken("a field twice");
        }
      } while (accept(','));
      expect('}');
    }
    space();
    if (at < text.length) {
      throw broken("something after its end");
    }
  }

  /** A text or number; empty for what is passed over. */
  private Optional<byte[]> value(int depth) {
    return switch (peek()) {
      case '"' -> Optional.of(string());
      case '{', '[' -> skip(depth);
      default -> {
        byte[] word = word();
        boolean number = word[0] == '-' || (word[0] >= '0' && word[0] <= '9');
        yield number ? Optional.of(word) : Optional.empty();
      }
    };
  }

  private Optional<byte[]> skip(int depth) {
    if (depth > DEEPEST) {
      throw broken("too much nesting");
    }
    char end = text[at++] == '{' ? '}' : ']';
    if (!accept(end)) {
      do {
        if (end == '}') {
          string();
          expect(':');
        }
        value(depth + 1);
      } while (accept(','));
      expect(end);
    }
    return Optional.empty();
  }

  private byte[] word() {
    int from = at;
    while (at < text.length && ",]}: \t\r\n\"".indexOf(text[at]) < 0) {
      at++;
    }
    if (at == from || at - from > 40) {
      throw broken("a value that is none");
    }
    return Arrays.copyOfRange(text, from, at);
  }

  private byte[] string() {
    expect('"');
    byte[] out = new byte[end() - at];
    int length = 0;
    while (at < text.length && text[at] != '"') {
      byte b = text[at++];
      if (b >= 0 && b < ' ') {
        throw broken("a line break in a text");
      }
      if (b == '\\') {
        length = unescape(out, length);
      } else {
        out[length++] = b;
      }
    }
    expect('"');
    byte[] value = Arrays.copyOf(out, length);
    Arrays.fill(out, (byte) 0);
    return value;
  }

  /** Where the text that begins here ends: at its quote, or where all ends. */
  private int end() {
    int end = at;
    while (end < text.length && text[end] != '"') {
      end += text[end] == '\\' ? 2 : 1;
    }
    return Math.min(end, text.length);
  }

  /** Writes what an escape stands for, which is never longer than the escape. */
  private int unescape(byte[] out, int length) {
    if (at >= text.length) {
      throw broken("no end");
    }
    byte escaped = text[at++];
    int plain = "\"\\/bfnrt".indexOf(escaped);
    if (plain >= 0) {
      out[length] = (byte) "\"\\/\b\f\n\r\t".charAt(plain);
      return length + 1;
    }
    if (escaped != 'u' || text.length - at < 4) {
      throw broken("an unknown escape");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(text[at++], 16);
      if (digit < 0) {
        throw broken("an unknown escape");
      }
      code = code << 4 | digit;
    }
    byte[] utf8 = String.valueOf((char) code).getBytes(UTF_8);
    System.arraycopy(utf8, 0, out, length, utf8.length);
    return length + utf8.length;
  }

  private boolean accept(char wanted) {
    boolean there = peek() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw broken("no " + wanted);
    }
  }

  /** The next byte that is no space, or 0 at the end. */
  private int peek() {
    space();
    return at < text.length ? text[at] : 0;
  }

  private void space() {
    while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
      at++;
    }
  }

  private static KeyFileException broken(String what) {
    return new KeyFileException(
        KeyFileException.Fault.NOT_A_KEY_FILE, "no valid JSON: it has " + what);
  }
}

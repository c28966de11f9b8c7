package xyz.infinitehash.stratum.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of JSON laid out as a flat list of tokens over the caller's bytes: no objects, bounded
 * memory, reused from line to line by one thread. A token's subtree is {@code [token,
 * next(token))}.
 */
public final class JsonLine {
  /** What a token is; text and numbers keep their bytes. */
  public enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    NULL
  }

  /** Answer of the lookups that found nothing. */
  public static final int NONE = -1;

  private static final int MOST_TOKENS = 256;
  private static final int DEEPEST = 8;

  private final Kind[] kind = new Kind[MOST_TOKENS];
  private final int[] start = new int[MOST_TOKENS];
  private final int[] end = new int[MOST_TOKENS];
  private final int[] next = new int[MOST_TOKENS];
  private final boolean[] escaped = new boolean[MOST_TOKENS];
  private byte[] data = new byte[0];
  private int at;
  private int to;
  private int count;

  /** An empty one. */
  public JsonLine() {}

  /**
   * Reads one whole JSON value from {@code [from, to)} of the array, which must stay as it is while
   * the tokens are used.
   *
   * @return false when it is not exactly one well-formed value of bounded depth and size
   */
  public boolean read(byte[] line, int from, int to) {
    this.data = line;
    this.at = from;
    this.to = to;
    this.count = 0;
    boolean whole = value(0) && skipSpace() == this.to;
    if (!whole) {
      count = 0;
    }
    return whole;
  }

  /** Number of tokens; token 0 is the whole value. */
  public int count() {
    return count;
  }

  public Kind kind(int token) {
    return kind[token];
  }

  /** First byte of a number or of a text's inside. */
  public int start(int token) {
    return start[token];
  }

  /** After the last byte of a number or of a text's inside. */
  public int end(int token) {
    return end[token];
  }

  /** The token after this one's subtree. */
  public int next(int token) {
    return next[token];
  }

  /** The line's bytes. */
  public byte[] data() {
    return data;
  }

  /** True for a text without escapes, whose bytes are its characters. */
  public boolean isPlainText(int token) {
    return kind[token] == Kind.TEXT && !escaped[token];
  }

  /** True when the token is a text of exactly these bytes (an escaped one never is). */
  public boolean isText(int token, byte[] bytes) {
    return isPlainText(token)
        && Arrays.equals(data, start[token], end[token], bytes, 0, bytes.length);
  }

  /** The characters of a text or number; escapes resolved, invalid UTF-8 replaced. */
  public String text(int token) {
    String raw = new String(data, start[token], end[token] - start[token], StandardCharsets.UTF_8);
    return escaped[token] ? JsonText.unescape(raw) : raw;
  }

  /** The value under a key of an object, or {@link #NONE}. */
  public int member(int object, byte[] key) {
    for (int i = object + 1; i < next[object]; i = next[i + 1]) {
      if (isText(i, key)) {
        return i + 1;
      }
    }
    return NONE;
  }

  /** The n-th element of an array, or {@link #NONE}. */
  public int element(int array, int n) {
    int left = n;
    for (int i = array + 1; i < next[array]; i = next[i]) {
      if (left-- == 0) {
        return i;
      }
    }
    return NONE;
  }

  private boolean value(int depth) {
    if (skipSpace() == to || count == MOST_TOKENS || depth > DEEPEST) {
      return false;
    }
    int token = count++;
    escaped[token] = false;
    start[token] = at;
    boolean good =
        switch (data[at]) {
          case '{' -> nested(token, Kind.OBJECT, '}', depth);
          case '[' -> nested(token, Kind.ARRAY, ']', depth);
          case '"' -> string(token);
          case 't' -> word(token, Kind.TRUE, "true");
          case 'f' -> word(token, Kind.FALSE, "false");
          case 'n' -> word(token, Kind.NULL, "null");
          default -> number(token);
        };
    next[token] = count;
    return good;
  }

  private boolean nested(int token, Kind what, char close, int depth) {
    kind[token] = what;
    at++;
    if (skipSpace() < to && data[at] == close) {
      end[token] = ++at;
      return true;
    }
    while (true) {
      if (what == Kind.OBJECT && !key()) {
        return false;
      }
      if (!value(depth + 1) || skipSpace() == to) {
        return false;
      }
      byte b = data[at++];
      if (b == close) {
        end[token] = at;
        return true;
      }
      if (b != ',') {
        return false;
      }
    }
  }

  private boolean key() {
    if (skipSpace() == to || data[at] != '"' || count == MOST_TOKENS) {
      return false;
    }
    int token = count++;
    escaped[token] = false;
    if (!string(token)) {
      return false;
    }
    next[token] = count;
    return skipSpace() < to && data[at++] == ':';
  }

  private boolean string(int token) {
    kind[token] = Kind.TEXT;
    start[token] = ++at;
    for (; at < to; at++) {
      byte b = data[at];
      if (b == '"') {
        end[token] = at++;
        return true;
      }
      if (b == '\\') {
        escaped[token] = true;
        int length = JsonText.escapeLength(data, at, to);
        if (length == 0) {
          return false;
        }
        at += length - 1;
      } else if (b >= 0 && b < ' ') {
        return false;
      }
    }
    return false;
  }

  private boolean word(int token, Kind what, String word) {
    kind[token] = what;
    for (int i = 0; i < word.length(); i++, at++) {
      if (at == to || data[at] != word.charAt(i)) {
        return false;
      }
    }
    end[token] = at;
    return true;
  }

  private boolean number(int token) {
    kind[token] = Kind.NUMBER;
    at = JsonText.numberEnd(data, at, to);
    end[token] = at;
    return at > start[token];
  }

  private int skipSpace() {
    while (at < to && (data[at] == ' ' || data[at] == '\t' || data[at] == '\r')) {
      at++;
    }
    return at;
  }
}

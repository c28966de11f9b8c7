package xyz.infinitehash.stratum.cpuminer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** A value in a line of the pool, or its absence; good until the next line is read. */
record Json(JsonLine line, int token) {
  private static final int LONGEST_NUMBER = 64;

  /** The value under a key; absent where this is no object or has no such key. */
  Json get(String key) {
    boolean object = present() && line.kind(token) == JsonLine.Kind.OBJECT;
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return new Json(line, object ? line.member(token, bytes) : JsonLine.NONE);
  }

  /** The n-th element; absent where this is no array or shorter. */
  Json get(int n) {
    return new Json(line, isArray() ? line.element(token, n) : JsonLine.NONE);
  }

  /** Number of elements; 0 where this is no array. */
  int size() {
    int size = 0;
    while (get(size).present()) {
      size++;
    }
    return size;
  }

  boolean present() {
    return token != JsonLine.NONE;
  }

  boolean isArray() {
    return is(JsonLine.Kind.ARRAY);
  }

  boolean is(JsonLine.Kind kind) {
    return present() && line.kind(token) == kind;
  }

  /** The text here, or {@code otherwise} where there is none. */
  String text(String otherwise) {
    return is(JsonLine.Kind.TEXT) ? line.text(token) : otherwise;
  }

  /** The text that must be here. */
  String text() {
    if (!is(JsonLine.Kind.TEXT)) {
      throw new StratumException("the pool's line lacks a text");
    }
    return line.text(token);
  }

  /** The number here, or {@code otherwise} where there is none or one beyond a long. */
  long number(long otherwise) {
    if (!is(JsonLine.Kind.NUMBER)) {
      return otherwise;
    }
    try {
      return Long.parseLong(line.text(token));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The number that must be here, as it is written. */
  BigDecimal decimal() {
    if (!is(JsonLine.Kind.NUMBER) || line.end(token) - line.start(token) > LONGEST_NUMBER) {
      throw new StratumException("the pool's line lacks a number");
    }
    return new BigDecimal(line.text(token));
  }
}

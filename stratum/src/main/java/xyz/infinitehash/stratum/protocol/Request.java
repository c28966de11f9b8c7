package xyz.infinitehash.stratum.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import xyz.infinitehash.stratum.protocol.JsonLine.Kind;

/**
 * One line from a miner, read in place: its id to be echoed, its method, its params. One instance
 * belongs to one thread and is overwritten by the next line.
 */
public final class Request {
  /** What a line is. */
  public enum Shape {
    /** Has a method: to be answered under its id. */
    CALL,
    /** An answer to something we sent, or another object without method: nothing to say. */
    RESPONSE,
    /** Not JSON, or not a Stratum message. */
    MALFORMED
  }

  private static final byte[] ID = "id".getBytes(US_ASCII);
  private static final byte[] METHOD = "method".getBytes(US_ASCII);
  private static final byte[] PARAMS = "params".getBytes(US_ASCII);
  private static final int LONGEST_ID = 64;

  private final JsonLine json = new JsonLine();
  private Method method = Method.UNKNOWN;
  private int id = JsonLine.NONE;
  private int params = JsonLine.NONE;

  /** An empty one. */
  public Request() {}

  /** Reads {@code [from, to)} of the array, which stays untouched while the request is used. */
  public Shape read(byte[] line, int from, int to) {
    method = Method.UNKNOWN;
    id = JsonLine.NONE;
    params = JsonLine.NONE;
    if (!json.read(line, from, to) || json.kind(0) != Kind.OBJECT) {
      return Shape.MALFORMED;
    }
    int name = JsonLine.NONE;
    for (int key = 1; key < json.next(0); key = json.next(key + 1)) {
      if (json.isText(key, ID)) {
        if (id != JsonLine.NONE || !isId(key + 1)) {
          return Shape.MALFORMED;
        }
        id = key + 1;
      } else if (json.isText(key, METHOD)) {
        if (name != JsonLine.NONE) {
          return Shape.MALFORMED;
        }
        name = key + 1;
      } else if (json.isText(key, PARAMS)) {
        if (params != JsonLine.NONE) {
          return Shape.MALFORMED;
        }
        params = key + 1;
      }
    }
    if (name == JsonLine.NONE || json.kind(name) == Kind.NULL) {
      return Shape.RESPONSE;
    }
    method = Method.of(json, name);
    boolean wellFormed =
        json.kind(name) == Kind.TEXT
            && (params == JsonLine.NONE
                || json.kind(params) == Kind.ARRAY
                || json.kind(params) == Kind.NULL);
    return wellFormed ? Shape.CALL : Shape.MALFORMED;
  }

  public Method method() {
    return method;
  }

  /** The tokens of the line. */
  public JsonLine json() {
    return json;
  }

  /** The token of the n-th parameter, or {@link JsonLine#NONE}. */
  public int param(int n) {
    return params == JsonLine.NONE || json.kind(params) != Kind.ARRAY
        ? JsonLine.NONE
        : json.element(params, n);
  }

  /** The n-th parameter as text; empty when it is missing or no text. */
  public String textParam(int n) {
    int token = param(n);
    return token != JsonLine.NONE && json.kind(token) == Kind.TEXT ? json.text(token) : "";
  }

  /** Appends the id as the miner wrote it, {@code null} where it wrote none. */
  public void writeId(LineWriter out) {
    if (id == JsonLine.NONE || json.kind(id) == Kind.NULL) {
      out.ascii("null");
      return;
    }
    int quote = json.kind(id) == Kind.TEXT ? 1 : 0;
    out.bytes(json.data(), json.start(id) - quote, json.end(id) + quote);
  }

  private boolean isId(int token) {
    if (json.end(token) - json.start(token) > LONGEST_ID) {
      return false;
    }
    return switch (json.kind(token)) {
      case NUMBER, NULL -> true;
      case TEXT -> {
        boolean ascii = true;
        for (int i = json.start(token); i < json.end(token); i++) {
          ascii &= json.data()[i] >= ' ' && json.data()[i] < 0x7F;
        }
        yield ascii;
      }
      case OBJECT, ARRAY, TRUE, FALSE -> false;
    };
  }
}

package xyz.infinitehash.stratum.cpuminer;

import java.nio.charset.StandardCharsets;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** What a pool may send, one line each. */
sealed interface PoolLine {
  /** The pool said yes, with a result. */
  record Yes(long id, Json result) implements PoolLine {}

  /** The pool said no; code 20 where it gave none. */
  record No(long id, int code, String reason) implements PoolLine {}

  /** The pool calls a method of ours. */
  record Call(long id, String method, Json params) implements PoolLine {}

  /** Nothing we understand. */
  record Junk(String reason) implements PoolLine {}

  /**
   * Reads one line; never throws. Pools differ: a refusal is {@code error:[code,reason,...]}, or an
   * object, or a bare string, or result false with a {@code reject-reason}.
   *
   * @param reader holds what is read until its next use
   */
  static PoolLine parse(JsonLine reader, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    if (!reader.read(bytes, 0, bytes.length)) {
      return new Junk("no JSON");
    }
    Json json = new Json(reader, 0);
    Json id = json.get("id");
    Json method = json.get("method");
    if (method.is(JsonLine.Kind.TEXT)) {
      return new Call(id.number(0), method.text(), json.get("params"));
    }
    if (!id.is(JsonLine.Kind.NUMBER)) {
      return new Junk("neither a call nor an answer");
    }
    return answer(id.number(0), json);
  }

  private static PoolLine answer(long id, Json json) {
    Json error = json.get("error");
    if (error.isArray()) {
      return refusal(id, error.get(0), error.get(1));
    }
    if (error.is(JsonLine.Kind.OBJECT)) {
      return refusal(id, error.get("code"), error.get("message"));
    }
    if (error.is(JsonLine.Kind.TEXT)) {
      return refusal(id, error, error);
    }
    Json result = json.get("result");
    return result.is(JsonLine.Kind.FALSE)
        ? refusal(id, result, json.get("reject-reason"))
        : new Yes(id, result);
  }

  private static No refusal(long id, Json code, Json reason) {
    return new No(id, (int) code.number(CpuMinerStats.OTHER), reason.text("refused"));
  }
}

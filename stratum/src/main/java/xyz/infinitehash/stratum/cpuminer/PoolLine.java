package xyz.infinitehash.stratum.cpuminer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a pool may send, one line each. */
sealed interface PoolLine {
  /** The pool said yes, with a result. */
  record Yes(long id, JsonNode result) implements PoolLine {}

  /** The pool said no; code 20 where it gave none. */
  record No(long id, int code, String reason) implements PoolLine {}

  /** The pool calls a method of ours; {@code id} as JSON, {@code null} where no answer is wanted. */
  record Call(String id, String method, JsonNode params) implements PoolLine {}

  /** Nothing we understand. */
  record Junk(String reason) implements PoolLine {}

  /** Difficulties are kept as they are written. */
  JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /**
   * Reads one line; never throws. Pools differ: a refusal is {@code error:[code,reason,...]}, or an
   * object, or a bare string, or result false with a {@code reject-reason}.
   */
  static PoolLine parse(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JacksonException e) {
      return new Junk("no JSON");
    }
    JsonNode method = json.path("method");
    JsonNode id = json.path("id");
    if (method.isString()) {
      return new Call(
          id.isMissingNode() ? "null" : id.toString(), method.asString(), json.path("params"));
    }
    if (!id.isIntegralNumber()) {
      return new Junk("neither a call nor an answer");
    }
    JsonNode error = json.path("error");
    JsonNode result = json.path("result");
    boolean no = result.isBoolean() && !result.asBoolean();
    if (!error.isNull() && !error.isMissingNode()) {
      return refusal(id.asLong(), error);
    }
    return no
        ? new No(id.asLong(), CpuMinerStats.OTHER, json.path("reject-reason").asString("refused"))
        : new Yes(id.asLong(), result);
  }

  private static No refusal(long id, JsonNode error) {
    if (error.isArray()) {
      return new No(
          id, error.path(0).asInt(CpuMinerStats.OTHER), error.path(1).asString("refused"));
    }
    if (error.isObject()) {
      return new No(
          id,
          error.path("code").asInt(CpuMinerStats.OTHER),
          error.path("message").asString("refused"));
    }
    return new No(id, CpuMinerStats.OTHER, error.asString("refused"));
  }
}

package xyz.infinitehash.stratum.protocol;

import java.nio.charset.StandardCharsets;

/** What a miner may ask; the most frequent first. */
public enum Method {
  SUBMIT("mining.submit"),
  SUBSCRIBE("mining.subscribe"),
  AUTHORIZE("mining.authorize"),
  CONFIGURE("mining.configure"),
  SUGGEST_DIFFICULTY("mining.suggest_difficulty"),
  SUGGEST_TARGET("mining.suggest_target"),
  EXTRANONCE_SUBSCRIBE("mining.extranonce.subscribe"),
  PING("mining.ping"),
  PONG("pong"),
  GET_VERSION("client.get_version"),
  MINING_GET_VERSION("mining.get_version"),
  UNKNOWN("");

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final byte[] wire;

  Method(String wire) {
    this.wire = wire.getBytes(StandardCharsets.US_ASCII);
  }

  private static final Method[] ALL = values();

  static Method of(JsonLine line, int token) {
    for (Method method : ALL) {
      if (line.isText(token, method.wire)) {
        return method;
      }
    }
    return UNKNOWN;
  }
}

package xyz.infinitehash.stratum.server;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.protocol.Hex;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.JsonLine.Kind;
import xyz.infinitehash.stratum.shares.Difficulty;

/** Difficulties as miners ask for them: a number, a number in quotes, or a target. */
final class Wishes {
  private static final int LONGEST = 40;

  private Wishes() {}

  /** Null when the token is no number above zero. */
  static @Nullable Difficulty difficulty(JsonLine json, int token) {
    if ((json.kind(token) != Kind.NUMBER && json.kind(token) != Kind.TEXT)
        || json.end(token) - json.start(token) > LONGEST) {
      return null;
    }
    return difficulty(json.text(token));
  }

  static @Nullable Difficulty difficulty(String text) {
    try {
      return Difficulty.parse(text);
    } catch (StratumException e) {
      return null;
    }
  }

  /** Null when the token is not 64 hexadecimal digits of a target above zero. */
  static @Nullable Difficulty target(JsonLine json, int token) {
    if (!json.isPlainText(token) || !Hex.is(json.data(), json.start(token), json.end(token), 64)) {
      return null;
    }
    BigInteger value = new BigInteger(json.text(token), 16);
    return value.signum() == 0 ? null : Difficulty.of(Target.of(value));
  }
}

package xyz.infinitehash.stratum.server;

import java.time.Instant;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.Vardiff;

/**
 * The password of {@code mining.authorize} carries wishes, not secrets: {@code d=} the difficulty
 * to start from, {@code md=} the least; separated by commas, semicolons or spaces, the rest is
 * ignored as every pool does.
 */
final class Password {
  private static final int LONGEST = 256;

  private Password() {}

  static void apply(String password, Vardiff vardiff, Instant now) {
    if (password.length() > LONGEST) {
      return;
    }
    for (String part : password.split("[,; ]+")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        Difficulty wanted = Wishes.difficulty(part.substring(equals + 1).strip());
        if (wanted != null && part.startsWith("d=")) {
          vardiff.suggest(wanted, now);
        } else if (wanted != null && part.startsWith("md=")) {
          vardiff.atLeast(wanted, now);
        }
      }
    }
  }
}

package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import xyz.infinitehash.stratum.protocol.Hex;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.JsonLine.Kind;
import xyz.infinitehash.stratum.protocol.Request;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.Vardiff;

/**
 * {@code mining.configure} (BIP310): version rolling within the server's mask, a least difficulty,
 * and the extensions that need nothing of us. What we do not know is answered false.
 */
final class Negotiation {
  private static final byte[] VERSION_ROLLING = "version-rolling".getBytes(US_ASCII);
  private static final byte[] MASK = "version-rolling.mask".getBytes(US_ASCII);
  private static final byte[] MINIMUM = "minimum-difficulty".getBytes(US_ASCII);
  private static final byte[] MINIMUM_VALUE = "minimum-difficulty.value".getBytes(US_ASCII);
  private static final byte[] EXTRANONCE = "subscribe-extranonce".getBytes(US_ASCII);
  private static final byte[] INFO = "info".getBytes(US_ASCII);
  private static final int MOST_EXTENSIONS = 16;

  private final AtomicInteger serverMask;
  private final Vardiff vardiff;
  private int asked;
  private int mask;
  private boolean wantsMask;

  Negotiation(AtomicInteger serverMask, Vardiff vardiff) {
    this.serverMask = serverMask;
    this.vardiff = vardiff;
  }

  int mask() {
    return mask;
  }

  /** The server's mask may have changed; a miner that rolls nothing is told nothing. */
  void refresh() {
    int now = asked & serverMask.get();
    wantsMask |= now != mask;
    mask = now;
  }

  /** True once after the mask changed: {@code mining.set_version_mask} is due. */
  boolean takeWantsMask() {
    boolean wanted = wantsMask;
    wantsMask = false;
    return wanted;
  }

  /** The result as JSON; empty when the params have not the shape BIP310 gives them. */
  String configure(Request request, Instant now) {
    JsonLine json = request.json();
    int extensions = request.param(0);
    int options = request.param(1);
    if (extensions == JsonLine.NONE
        || json.kind(extensions) != Kind.ARRAY
        || (options != JsonLine.NONE && json.kind(options) != Kind.OBJECT)) {
      return "";
    }
    StringBuilder result = new StringBuilder("{");
    int seen = 0;
    for (int i = extensions + 1; i < json.next(extensions); i = json.next(i)) {
      if (!json.isPlainText(i)
          || json.end(i) - json.start(i) > 64
          || ++seen > MOST_EXTENSIONS
          || !isPlain(json.text(i))) {
        return "";
      }
      result.append(result.length() == 1 ? "" : ",");
      result.append(answer(json, i, options, now));
    }
    return result.append('}').toString();
  }

  private String answer(JsonLine json, int extension, int options, Instant now) {
    if (json.isText(extension, VERSION_ROLLING)) {
      asked = askedMask(json, options);
      mask = asked & serverMask.get();
      wantsMask = mask != 0;
      return "\"version-rolling\":%s,\"version-rolling.mask\":\"%08x\"".formatted(mask != 0, mask);
    }
    if (json.isText(extension, MINIMUM)) {
      int value = options == JsonLine.NONE ? JsonLine.NONE : json.member(options, MINIMUM_VALUE);
      Difficulty least = value == JsonLine.NONE ? null : Wishes.difficulty(json, value);
      if (least != null) {
        vardiff.atLeast(least, now);
      }
      return "\"minimum-difficulty\":" + (least != null);
    }
    boolean known = json.isText(extension, EXTRANONCE) || json.isText(extension, INFO);
    return "\"" + json.text(extension) + "\":" + known;
  }

  /** What the miner can roll; all of it when it does not say, as BIP310 has it. */
  private static int askedMask(JsonLine json, int options) {
    int token = options == JsonLine.NONE ? JsonLine.NONE : json.member(options, MASK);
    if (token == JsonLine.NONE) {
      return ~0;
    }
    return json.isPlainText(token) && Hex.is(json.data(), json.start(token), json.end(token), 8)
        ? (int) Hex.value(json.data(), json.start(token), json.end(token))
        : 0;
  }

  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
  }
}

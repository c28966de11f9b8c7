package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A {@code mining.submit} that is acceptable, and what must come of it when one byte is another: a
 * model of the wire that shares no code with the server.
 */
final class SubmitLine {
  /** What a changed line gets: pieces of its answers, and what is counted. */
  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
  enum Verdict {
    /** The same share in other words. */
    SAME(List.of("true,\"error\":null}"), StratumCounter.SHARES_ACCEPTED),
    /** The same without an id: answered under {@code null}. */
    SAME_WITHOUT_ID(SAME.answers, StratumCounter.SHARES_ACCEPTED),
    DUPLICATE(error(22, "Duplicate share"), StratumCounter.SHARES_DUPLICATE),
    NO_JSON(error(20, "Malformed line"), StratumCounter.LINES_MALFORMED),
    CUT_IN_TWO(
        List.of(NO_JSON.answers.getFirst(), NO_JSON.answers.getFirst()),
        StratumCounter.LINES_MALFORMED,
        StratumCounter.LINES_MALFORMED),
    /** No method: taken for an answer, and not answered. */
    AN_ANSWER(List.of()),
    NO_METHOD(error(20, "Method not found"), StratumCounter.LINES_UNKNOWN_METHOD),
    NO_PARAMS(error(20, "submit takes"), StratumCounter.SHARES_MALFORMED),
    UNAUTHORIZED(error(24, "Unauthorized worker"), StratumCounter.SHARES_UNAUTHORIZED),
    UNKNOWN_JOB(error(21, "Job not found"), StratumCounter.SHARES_UNKNOWN_JOB),
    EXTRANONCE2(error(20, "extranonce2: "), StratumCounter.SHARES_MALFORMED),
    NTIME(error(20, "ntime: not"), StratumCounter.SHARES_MALFORMED),
    NTIME_RANGE(error(20, "ntime out of range"), StratumCounter.SHARES_MALFORMED),
    NONCE(error(20, "nonce: "), StratumCounter.SHARES_MALFORMED),
    BITS(error(20, "version bits: "), StratumCounter.SHARES_MALFORMED),
    OUTSIDE_MASK(error(20, "version bits outside the mask"), StratumCounter.SHARES_MALFORMED),
    LOW(error(23, "Low difficulty share"), StratumCounter.SHARES_LOW_DIFFICULTY);

    private final List<String> answers;
    private final List<StratumCounter> counted;

    Verdict(List<String> answers, StratumCounter... counted) {
      this.answers = answers;
      this.counted = List.of(counted);
    }

    private static List<String> error(int code, String reason) {
      return List.of("null,\"error\":[" + code + ",\"" + reason);
    }

    List<String> answers() {
      return answers;
    }

    List<StratumCounter> counted() {
      return counted;
    }

    boolean sameShare() {
      return this == SAME || this == SAME_WITHOUT_ID;
    }
  }

  /** How firmware spells it. */
  enum Layout {
    /** Bitaxe: members in the usual order, spaces, version bits. */
    ROLLING(
        "{\"id\": 1407, \"method\": \"mining.submit\", \"params\":"
            + " [\"%s\", \"%s\", \"%s\", \"%s\", \"%s\", \"%s\"]}"),
    /** cgminer: params first, no version bits. */
    PLAIN(
        "{\"params\":[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"],\"id\":1407,"
            + "\"method\":\"mining.submit\"}");

    private final String format;

    Layout(String format) {
      this.format = format;
    }

    boolean versionBits() {
      return this == ROLLING;
    }

    /** All that its flips must lead to. */
    Verdict[] verdicts() {
      Set<Verdict> all = EnumSet.allOf(Verdict.class);
      all.remove(Verdict.DUPLICATE);
      if (!versionBits()) {
        all.removeAll(Set.of(Verdict.BITS, Verdict.OUTSIDE_MASK));
      }
      return all.toArray(Verdict[]::new);
    }
  }

  private enum Part {
    KEY_ID,
    KEY_METHOD,
    KEY_PARAMS,
    ID,
    METHOD,
    WORKER,
    JOB,
    EXTRANONCE2,
    TIME,
    NONCE,
    BITS,
    BETWEEN
  }

  private static final List<Part> ROLLED =
      List.of(Part.WORKER, Part.JOB, Part.EXTRANONCE2, Part.TIME, Part.NONCE, Part.BITS);

  /** The byte at {@code at} becomes what {@code mask} makes of it. */
  record Flip(int at, int mask) {}

  /** Its last letter is one bit away from the end of a line. */
  static final String WORKER = Rig.ALICE.replace("rig1", "rigJ");

  private static final int[] MASKS = {1, 2, 4, 8, 16, 32, 64, 128, ' ' ^ '\t', ' ' ^ '\r', 0xFF};
  private static final String ID = "1407";
  private static final int MOST_AHEAD = 7000;

  private final byte[] bytes;
  private final Part[] parts;
  private final long templateTime;

  SubmitLine(Layout layout, Miner.Share share, String templateTime) {
    String line =
        layout.format.formatted(
            WORKER, share.job(), share.extranonce2(), share.time(), share.nonce(), share.bits());
    this.bytes = line.getBytes(US_ASCII);
    this.templateTime = Long.parseLong(templateTime, 16);
    this.parts = new Part[bytes.length];
    Arrays.fill(parts, Part.BETWEEN);
    mark(line, "\"id\"", Part.KEY_ID, 1);
    mark(line, "\"method\"", Part.KEY_METHOD, 1);
    mark(line, "\"params\"", Part.KEY_PARAMS, 1);
    mark(line, ID, Part.ID, 0);
    mark(line, "\"mining.submit\"", Part.METHOD, 1);
    int from = line.indexOf('[');
    for (Part part : layout.versionBits() ? ROLLED : ROLLED.subList(0, ROLLED.size() - 1)) {
      int begin = line.indexOf('"', from) + 1;
      int end = line.indexOf('"', begin);
      Arrays.fill(parts, begin, end, part);
      from = end + 1;
    }
  }

  private void mark(String line, String text, Part part, int quote) {
    int at = line.indexOf(text);
    Arrays.fill(parts, at + quote, at + text.length() - quote, part);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Every byte under every mask. */
  List<Flip> flips() {
    List<Flip> all = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      for (int mask : MASKS) {
        all.add(new Flip(at, mask));
      }
    }
    return all;
  }

  byte[] flipped(Flip flip) {
    byte[] changed = bytes.clone();
    changed[flip.at()] ^= (byte) flip.mask();
    return changed;
  }

  /** For a message: the line as it was sent. */
  String say(Flip flip) {
    return parts[flip.at()] + " at " + flip + ": " + new String(flipped(flip), UTF_8);
  }

  /** The id under which the answer comes. */
  String idAnswered(Flip flip, Verdict verdict) {
    boolean none =
        verdict == Verdict.NO_JSON
            || verdict == Verdict.CUT_IN_TWO
            || parts[flip.at()] == Part.KEY_ID;
    return none ? "null" : text(flipped(flip), Part.ID);
  }

  Verdict verdict(Flip flip) {
    Part part = parts[flip.at()];
    byte[] changed = flipped(flip);
    int now = changed[flip.at()] & 0xFF;
    if (now == '\n') {
      return Verdict.CUT_IN_TWO;
    }
    if (part == Part.BETWEEN) {
      boolean space = bytes[flip.at()] == ' ' && (now == '\t' || now == '\r');
      return space ? Verdict.SAME : Verdict.NO_JSON;
    }
    if (part == Part.ID) {
      return text(changed, Part.ID).matches("0|[1-9][0-9]*") ? Verdict.SAME : Verdict.NO_JSON;
    }
    boolean breaksText =
        now < ' ' || now == '"' || (now == '\\' && "\\/bfnrt".indexOf(changed[flip.at() + 1]) < 0);
    if (breaksText) {
      return Verdict.NO_JSON;
    }
    String text = text(changed, part);
    boolean hex = text.matches("[0-9a-fA-F]{8}");
    return switch (part) {
      case KEY_ID -> Verdict.SAME_WITHOUT_ID;
      case KEY_METHOD -> Verdict.AN_ANSWER;
      case KEY_PARAMS -> Verdict.NO_PARAMS;
      case METHOD -> Verdict.NO_METHOD;
      case WORKER -> Verdict.UNAUTHORIZED;
      case JOB -> Verdict.UNKNOWN_JOB; // its upper-case twin is none as well
      case EXTRANONCE2 -> hex ? value(part, text, Verdict.LOW) : Verdict.EXTRANONCE2;
      case NONCE -> hex ? value(part, text, Verdict.LOW) : Verdict.NONCE;
      case TIME -> hex ? value(part, text, time(text)) : Verdict.NTIME;
      case BITS -> hex ? value(part, text, bits(text)) : Verdict.BITS;
      case ID, BETWEEN -> throw new AssertionError(part);
    };
  }

  private Verdict value(Part part, String changed, Verdict ifAnother) {
    boolean same = Long.parseLong(changed, 16) == Long.parseLong(text(bytes, part), 16);
    return same ? Verdict.SAME : ifAnother;
  }

  private Verdict time(String changed) {
    long ahead = Long.parseLong(changed, 16) - templateTime;
    return ahead < 0 || ahead > MOST_AHEAD ? Verdict.NTIME_RANGE : Verdict.LOW;
  }

  private static Verdict bits(String changed) {
    boolean outside = (Long.parseLong(changed, 16) & ~StratumConfig.BIP320_MASK) != 0;
    return outside ? Verdict.OUTSIDE_MASK : Verdict.LOW;
  }

  private String text(byte[] line, Part part) {
    int from = Arrays.asList(parts).indexOf(part);
    int to = Arrays.asList(parts).lastIndexOf(part) + 1;
    return new String(line, from, to - from, UTF_8);
  }
}

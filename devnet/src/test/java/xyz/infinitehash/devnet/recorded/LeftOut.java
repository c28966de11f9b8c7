package xyz.infinitehash.devnet.recorded;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the devnet does not model, each with its reason; nothing else may differ from a recording.
 * {@code docs/devnet.md} has the same rows.
 */
enum LeftOut {
  CLAIM_BY_HASH(
      Kind.EVENT,
      "SubtensorModule.RootClaimed",
      "with several coldkeys on root the parent's hash picks for whom a block claims, and the"
          + " recorder hashed otherwise; with one it is compared");

  private final Kind kind;
  private final String name;
  private final String reason;

  LeftOut(Kind kind, String name, String reason) {
    this.kind = kind;
    this.name = name;
    this.reason = reason;
  }

  /** What kind of thing is left out. */
  enum Kind {
    /** an extrinsic's call, or the one inside of it; only its nonce and fee happen */
    CALL,
    /** a deposited event */
    EVENT,
    /** a storage item that a line reads */
    ITEM,
    /** an answer of a runtime API */
    API
  }

  /** The entry for something by its full name. */
  static Optional<LeftOut> of(Kind kind, String name) {
    return Arrays.stream(values())
        .filter(one -> one.kind == kind && one.name.equals(name))
        .findFirst();
  }

  /** The row of the page. */
  String row() {
    return "| " + kind.name().toLowerCase(Locale.ROOT) + " | `" + name + "` | " + reason + " |";
  }
}

package xyz.infinitehash.devnet.recorded;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the devnet does not model, each with its reason. {@code docs/devnet.md} has the same rows.
 */
enum LeftOut {
  LOCK_STAKE(Kind.CALL, "SubtensorModule.lock_stake", "locks of stake are not kept"),
  PERPETUAL_LOCK(Kind.CALL, "SubtensorModule.set_perpetual_lock", "locks of stake are not kept"),
  LOCK(Kind.ITEM, "SubtensorModule.Lock", "locks of stake are not kept"),
  LOCKED(
      Kind.EVENT,
      "SubtensorModule.StakeLocked",
      "locks of stake are not kept, those of the owner's cut neither"),
  AVAILABILITY(
      Kind.API,
      "StakeInfoRuntimeApi.get_stake_availability_for_coldkeys",
      "locks of stake are not kept"),
  CHILDREN(
      Kind.EVENT,
      "SubtensorModule.SetChildren",
      "a new subnet's owner does not become the root validators' child"),
  DISSOLVE(Kind.CALL, "SubtensorModule.dissolve_network", "subnets are not dissolved"),
  ROOT_DISSOLVE(Kind.CALL, "SubtensorModule.root_dissolve_network", "subnets are not dissolved");

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

package xyz.infinitehash.devnet.recorded;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the devnet does not model, each with its reason. {@code docs/devnet.md} has the same rows.
 */
enum LeftOut {
  LOCKED_EVENT(Kind.EVENT, "SubtensorModule.StakeLocked", "locks of stake are not kept"),
  CHILDREN_EVENT(
      Kind.EVENT, "SubtensorModule.SetChildren", "root validators get no children by themselves"),
  LOCK(Kind.ITEM, "SubtensorModule.Lock", "locks of stake are not kept"),
  LOCK_STAKE(Kind.CALL, "SubtensorModule.lock_stake", "locks of stake are not kept"),
  PERPETUAL_LOCK(Kind.CALL, "SubtensorModule.set_perpetual_lock", "locks of stake are not kept"),
  DISSOLVE(
      Kind.CALL, "SubtensorModule.dissolve_network", "subnets stay; the call is for root anyway"),
  ROOT_DISSOLVE(Kind.CALL, "SubtensorModule.root_dissolve_network", "subnets stay"),
  STAKE_FEE(Kind.API, "StakeInfoRuntimeApi.get_stake_fee", "not asked by the clients tried"),
  AVAILABILITY(
      Kind.API,
      "StakeInfoRuntimeApi.get_stake_availability_for_coldkeys",
      "locks of stake are not kept"),
  REVEALED_EVENT(
      Kind.EVENT,
      "Commitments.CommitmentRevealed",
      "timelocked commitments stay sealed: the devnet opens no timelock"),
  REVEALED(
      Kind.ITEM, "Commitments.RevealedCommitments", "timelocked commitments stay sealed"),
  TIMELOCKED(Kind.ITEM, "Commitments.TimelockedIndex", "timelocked commitments stay sealed");

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
    CALL,
    EVENT,
    ITEM,
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

package xyz.infinitehash.devnet.pallet.subtensor.staking;

import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.substrate.value.Value;

/**
 * Locked alpha as of a block: it melts away unless the lock is perpetual, and the conviction grows
 * out of it.
 *
 * @param mass rao
 * @param conviction rao with 64 fraction bits
 * @param updated block
 */
record LockState(long mass, Unsigned conviction, long updated) {
  private static final long DUST = 100;
  private static final Unsigned NONE = Unsigned.u64f64(0);

  /**
   * How locks age.
   *
   * @param unlock time scale of melting, blocks
   * @param maturity time scale of conviction, blocks
   * @param owner locked to the subnet owner's hotkey, which convinces at once
   * @param perpetual does not melt
   */
  record Aging(long unlock, long maturity, boolean owner, boolean perpetual) {}

  /** Nothing locked. */
  static LockState empty(long now) {
    return new LockState(0, NONE, now);
  }

  /** As stored. */
  static LockState of(Value stored) {
    return new LockState(
        stored.field("locked_mass").asLong(),
        new Unsigned(stored.field("conviction").field("bits").asBigInteger(), 64),
        stored.field("last_update").asLong());
  }

  /** As storage wants it. */
  Value value() {
    return Value.struct("locked_mass", Value.of(mass))
        .with("conviction", Value.struct("bits", Value.of(conviction.bits())))
        .with("last_update", Value.of(updated));
  }

  /** So little that it is forgotten. */
  boolean isDust() {
    return mass < DUST && conviction.compareTo(Unsigned.u64f64(DUST)) < 0;
  }

  boolean isNothing() {
    return mass == 0 && conviction.isZero();
  }

  /** The same at a later block. */
  LockState rolled(long now, Aging aging) {
    LockState later = now > updated ? aged(now, aging) : this;
    if (aging.owner()) {
      later = new LockState(later.mass, Unsigned.u64f64(later.mass), later.updated);
    }
    return later.isDust() ? new LockState(0, NONE, later.updated) : later;
  }

  private LockState aged(long now, Aging aging) {
    long blocks = now - updated;
    Unsigned melted = Decay.of(blocks, aging.unlock());
    Unsigned matured = Decay.of(blocks, aging.maturity());
    Unsigned all = Unsigned.u64f64(mass);
    return new LockState(
        aging.perpetual() ? mass : melted.times(all).rao(),
        matured.times(conviction).plus(all.times(convinced(blocks, aging, melted, matured))),
        now);
  }

  /** The part of the mass that became conviction meanwhile. */
  private static Unsigned convinced(long blocks, Aging aging, Unsigned melted, Unsigned matured) {
    if (aging.perpetual()) {
      return Unsigned.u64f64(1).minus(matured);
    } else if (aging.unlock() == aging.maturity()) {
      return Unsigned.u64f64(blocks).dividedBy(Unsigned.u64f64(aging.maturity())).times(matured);
    } else if (aging.unlock() == 0 || aging.maturity() == 0) {
      return NONE;
    }
    boolean slower = aging.unlock() > aging.maturity();
    Unsigned gap = slower ? melted.minus(matured) : matured.minus(melted);
    return Unsigned.u64f64(aging.unlock())
        .times(gap)
        .dividedBy(Unsigned.u64f64(Math.abs(aging.unlock() - aging.maturity())));
  }

  LockState plus(LockState other) {
    return new LockState(
        mass + other.mass, conviction.plus(other.conviction), Math.max(updated, other.updated));
  }

  /** Less so much; nothing goes below zero. */
  LockState minus(long less, Unsigned lessConviction) {
    return new LockState(Math.max(0, mass - less), conviction.minus(lessConviction), updated);
  }

  LockState at(long now) {
    return new LockState(mass, conviction, now);
  }
}

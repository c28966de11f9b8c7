package xyz.infinitehash.devnet.pallet;

/** What became of a call. */
public sealed interface DispatchOutcome {
  /** Done; its writes and events stand. */
  record Done(Charge charge) implements DispatchOutcome {}

  /** Failed; its writes and events are taken back. */
  record Failed(DispatchError error, Charge charge) implements DispatchOutcome {}

  /** What the call says about its cost after it ran. */
  sealed interface Charge {
    /** What was declared before. */
    record AsDeclared() implements Charge {}

    /** Nothing: Pays::No after the fact. */
    record Free() implements Charge {}

    /** Another weight than declared, at most that. */
    record Used(Weight weight) implements Charge {}
  }

  /** Done at the declared cost. */
  static DispatchOutcome done() {
    return new Done(new Charge.AsDeclared());
  }

  /** Done, and free. */
  static DispatchOutcome doneFree() {
    return new Done(new Charge.Free());
  }

  /** Done at a lower weight. */
  static DispatchOutcome done(Weight used) {
    return new Done(new Charge.Used(used));
  }

  /** Failed at the declared cost. */
  static DispatchOutcome failed(DispatchError error) {
    return new Failed(error, new Charge.AsDeclared());
  }

  /** What it says about its cost. */
  Charge charge();
}

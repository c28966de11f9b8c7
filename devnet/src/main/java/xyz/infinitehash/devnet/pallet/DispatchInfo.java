package xyz.infinitehash.devnet.pallet;

/** What a call declares before it runs, and what the success or failure event reports after. */
public record DispatchInfo(Weight weight, DispatchClass dispatchClass, boolean paysFee) {
  /** The class of a call. */
  public enum DispatchClass {
    /** Everyday calls. */
    NORMAL("Normal"),
    /** Calls that keep the chain running. */
    OPERATIONAL("Operational"),
    /** Inherents. */
    MANDATORY("Mandatory");

    private final String chainName;

    DispatchClass(String chainName) {
      this.chainName = chainName;
    }

    /** The name in the metadata. */
    public String chainName() {
      return chainName;
    }
  }

  /** A normal call that pays. */
  public static DispatchInfo normal(long refTime, long proofSize) {
    return new DispatchInfo(new Weight(refTime, proofSize), DispatchClass.NORMAL, true);
  }

  /** A normal call that is free (Pays::No). */
  public static DispatchInfo free(long refTime, long proofSize) {
    return new DispatchInfo(new Weight(refTime, proofSize), DispatchClass.NORMAL, false);
  }

  /** The same with another weight. */
  public DispatchInfo withWeight(Weight actual) {
    return new DispatchInfo(actual, dispatchClass, paysFee);
  }

  /** The same, paying or free. */
  public DispatchInfo withPays(boolean pays) {
    return new DispatchInfo(weight, dispatchClass, pays);
  }
}

package xyz.infinitehash.devnet.runtime;

/**
 * What an upgrade makes of a runtime: other versions, and indices that move.
 *
 * @param spec the new spec version; 0 for one more than before
 * @param transaction the new transaction version; 0 for one more than before
 */
public record RuntimeChange(int spec, int transaction) {
  /** Both versions one more than before. */
  public static final RuntimeChange NEXT = new RuntimeChange(0, 0);

  public RuntimeChange {
    if (spec < 0 || transaction < 0) {
      throw new IllegalArgumentException("versions of 0 or more");
    }
  }

  /**
   * The settings after it.
   *
   * @throws IllegalArgumentException when the spec version would not grow
   */
  public RuntimeSettings of(RuntimeSettings before) {
    int newSpec = spec == 0 ? before.spec() + 1 : spec;
    int newTransaction = transaction == 0 ? before.transaction() + 1 : transaction;
    if (newSpec <= before.spec()) {
      throw new IllegalArgumentException(
          "a spec version above " + before.spec() + ", not " + newSpec);
    }
    return new RuntimeSettings(newSpec, newTransaction, before.author(), before.layout().next());
  }
}

package xyz.infinitehash.substrate.metadata;

/** Whether something is deprecated; told by V16 only, elsewhere {@link None}. */
public sealed interface Deprecation {
  /** Not deprecated. */
  static Deprecation none() {
    return new None();
  }

  /** Not deprecated. */
  record None() implements Deprecation {}

  /** Deprecated without a word why. */
  record WithoutNote() implements Deprecation {}

  /**
   * Deprecated.
   *
   * @param since version; empty when not told
   */
  record Noted(String note, String since) implements Deprecation {}

  /**
   * A deprecated variant of calls, events or errors.
   *
   * @param index of the variant
   */
  record OfVariant(int index, Deprecation deprecation) {}
}

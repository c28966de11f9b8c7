package xyz.infinitehash.substrate.metadata;

import java.util.List;

/**
 * The calls, events or errors of a pallet.
 *
 * @param type id of their enum; {@link TypeRegistry#NONE} when the pallet has none
 * @param deprecated which of them are deprecated (V16)
 */
public record PalletEnum(int type, List<Deprecation.OfVariant> deprecated) {
  /** The pallet has none. */
  public static final PalletEnum NONE = new PalletEnum(TypeRegistry.NONE, List.of());

  public PalletEnum {
    deprecated = List.copyOf(deprecated);
  }

  /** An enum without deprecations. */
  public static PalletEnum of(int type) {
    return new PalletEnum(type, List.of());
  }

  /** Whether the pallet has any. */
  public boolean isPresent() {
    return type != TypeRegistry.NONE;
  }
}

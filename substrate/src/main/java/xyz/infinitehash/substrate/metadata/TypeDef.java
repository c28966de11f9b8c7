package xyz.infinitehash.substrate.metadata;

import java.util.List;
import java.util.Optional;

/** What a type is made of. Types are named by their id in the {@link TypeRegistry}. */
public sealed interface TypeDef {

  /** A struct: fields one after the other. */
  record Composite(List<Field> fields) implements TypeDef {
    public Composite {
      fields = List.copyOf(fields);
    }
  }

  /** An enum: one byte for the variant, then its fields. Names and indices are unique. */
  record Variants(List<Variant> variants) implements TypeDef {
    public Variants {
      boolean[] seen = new boolean[256];
      for (Variant variant : variants) {
        if (seen[variant.index()]) {
          throw new MetadataException("two variants with index " + variant.index());
        }
        seen[variant.index()] = true;
      }
      variants = Catalog.of("variant", variants, Variant::name);
    }

    /** The variant of that name. */
    public Optional<Variant> named(String name) {
      return Catalog.find(variants, name);
    }

    /** The variant that begins with that byte. */
    public Optional<Variant> at(int index) {
      if (index < variants.size() && variants.get(index).index() == index) {
        return Optional.of(variants.get(index));
      }
      for (Variant variant : variants) {
        if (variant.index() == index) {
          return Optional.of(variant);
        }
      }
      return Optional.empty();
    }
  }

  /** Any number of one type, after a compact count. */
  record Sequence(int element) implements TypeDef {}

  /**
   * A fixed number of one type.
   *
   * @param length 0 to 2^32 - 1
   */
  record Array(long length, int element) implements TypeDef {}

  /** Types one after the other, without names. */
  record Tuple(List<Integer> elements) implements TypeDef {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** A number, a bool, a char or text. */
  record Basic(Primitive primitive) implements TypeDef {}

  /** An unsigned number in as few bytes as it needs; {@code inner} may be a struct around one. */
  record Compact(int inner) implements TypeDef {}

  /**
   * Bits after a compact count of them.
   *
   * @param store type of the words they are kept in: u8, u16, u32 or u64
   * @param order type named Lsb0 or Msb0
   */
  record BitSequence(int store, int order) implements TypeDef {}
}

package xyz.infinitehash.substrate.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects types for a runtime made in memory. Equal types get one id. A type that needs its own id
 * before it is known (calls within calls) is reserved first and defined later.
 *
 * <p>Not for several threads at once.
 */
public final class TypeRegistryBuilder {
  private final List<@Nullable Type> types = new ArrayList<>();
  private final Map<Type, Integer> ids = new HashMap<>();

  /** Begins without types. */
  public TypeRegistryBuilder() {}

  /** The id of this type, added when it is new. */
  public int add(Type type) {
    Integer known = ids.get(type);
    if (known != null) {
      return known;
    }
    int id = types.size();
    types.add(type);
    ids.put(type, id);
    return id;
  }

  /** An id to be {@linkplain #define defined} before {@link #build}. */
  public int reserve() {
    types.add(null);
    return types.size() - 1;
  }

  /**
   * @throws MetadataException when the id was not reserved or is defined already
   */
  public void define(int id, Type type) {
    if (id < 0 || id >= types.size() || types.get(id) != null) {
      throw new MetadataException("type " + id + " was not reserved");
    }
    types.set(id, type);
    ids.putIfAbsent(type, id);
  }

  /** A primitive. */
  public int primitive(Primitive primitive) {
    return add(Type.of(new TypeDef.Basic(primitive)));
  }

  /** {@code Vec} of a type. */
  public int vec(int element) {
    return add(Type.of(new TypeDef.Sequence(element)));
  }

  /** {@code Vec<u8>}. */
  public int bytes() {
    return vec(primitive(Primitive.U8));
  }

  /** {@code [element; length]}. */
  public int array(long length, int element) {
    return add(Type.of(new TypeDef.Array(length, element)));
  }

  /** A tuple; without elements the unit. */
  public int tuple(Integer... elements) {
    return add(Type.of(new TypeDef.Tuple(List.of(elements))));
  }

  /** {@code Compact} of a type. */
  public int compact(int inner) {
    return add(Type.of(new TypeDef.Compact(inner)));
  }

  /** {@code Option} of a type. */
  public int option(int some) {
    return add(
        new Type(
            List.of("Option"),
            List.of(new Type.Param("T", some)),
            new TypeDef.Variants(
                List.of(Variant.of("None", 0), Variant.of("Some", 1, Field.unnamed(some)))),
            List.of()));
  }

  /** A struct; path as in {@code "sp_core::crypto::AccountId32"}. */
  public int struct(String path, Field... fields) {
    return add(Type.named(path, new TypeDef.Composite(List.of(fields))));
  }

  /** An enum. */
  public int variants(String path, Variant... variants) {
    return add(Type.named(path, new TypeDef.Variants(List.of(variants))));
  }

  /**
   * @throws MetadataException when a reserved id is still undefined
   */
  public TypeRegistry build() {
    List<Type> all = new ArrayList<>(types.size());
    for (Type type : types) {
      if (type == null) {
        throw new MetadataException("type " + all.size() + " was reserved and never defined");
      }
      all.add(type);
    }
    return new TypeRegistry(all);
  }
}

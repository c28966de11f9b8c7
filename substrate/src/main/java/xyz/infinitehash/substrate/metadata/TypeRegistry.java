package xyz.infinitehash.substrate.metadata;

import java.util.List;
import java.util.OptionalInt;

/**
 * All types of a runtime; a type's id is its place in the list. Types may refer to each other in
 * circles (a call holds calls). Immutable.
 */
public final class TypeRegistry {
  /** Stands where no type is told. */
  public static final int NONE = -1;

  private static final int DEEPEST = 64; // newtypes around newtypes

  private final List<Type> types;

  /**
   * @throws MetadataException when a type refers to one that is not there
   */
  public TypeRegistry(List<Type> types) {
    this.types = List.copyOf(types);
    for (Type type : this.types) {
      check(type);
    }
  }

  /** All types, by id. */
  public List<Type> types() {
    return types;
  }

  /** How many types there are. */
  public int size() {
    return types.size();
  }

  /**
   * @throws MetadataException when there is no such type
   */
  public Type get(int id) {
    if (id < 0 || id >= types.size()) {
      throw new MetadataException("no type " + id + " among " + types.size());
    }
    return types.get(id);
  }

  /** What the type is made of. */
  public TypeDef def(int id) {
    return get(id).def();
  }

  /**
   * The enum of that id.
   *
   * @throws MetadataException when it is no enum
   */
  public TypeDef.Variants variants(int id) {
    if (def(id) instanceof TypeDef.Variants variants) {
      return variants;
    }
    throw new MetadataException("type " + id + " is no enum but " + describe(id));
  }

  /** The primitive of that id, when it is one. */
  public boolean is(int id, Primitive primitive) {
    return def(id) instanceof TypeDef.Basic(Primitive p) && p == primitive;
  }

  /** The id inside all wrappings of one unnamed field; itself when it is no such wrapping. */
  public int unwrapped(int id) {
    int at = id;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (def(at) instanceof TypeDef.Composite(List<Field> fields)
          && fields.size() == 1
          && fields.getFirst().name().isEmpty()) {
        at = fields.getFirst().type();
      } else {
        return at;
      }
    }
    throw new MetadataException("type " + id + " is wrapped more than " + DEEPEST + " deep");
  }

  /** The first type whose path ends with that name. */
  public OptionalInt find(String name) {
    for (int id = 0; id < types.size(); id++) {
      if (types.get(id).name().equals(name)) {
        return OptionalInt.of(id);
      }
    }
    return OptionalInt.empty();
  }

  /** The type as Rust would write it, short: {@code Vec<(u16,AccountId32)>}. */
  public String describe(int id) {
    return TypeNames.describe(this, id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeRegistry that && types.equals(that.types);
  }

  @Override
  public int hashCode() {
    return types.hashCode();
  }

  @Override
  public String toString() {
    return types.size() + " types";
  }

  private void check(Type type) {
    for (Type.Param param : type.params()) {
      if (param.type() != NONE) {
        check(param.type());
      }
    }
    switch (type.def()) {
      case TypeDef.Composite(List<Field> fields) -> checkFields(fields);
      case TypeDef.Variants(List<Variant> variants) -> {
        for (Variant variant : variants) {
          checkFields(variant.fields());
        }
      }
      case TypeDef.Sequence(int element) -> check(element);
      case TypeDef.Array(long _, int element) -> check(element);
      case TypeDef.Tuple(List<Integer> elements) -> elements.forEach(this::check);
      case TypeDef.Basic _ -> {}
      case TypeDef.Compact(int inner) -> check(inner);
      case TypeDef.BitSequence(int store, int order) -> {
        check(store);
        check(order);
      }
    }
  }

  private void checkFields(List<Field> fields) {
    for (Field field : fields) {
      check(field.type());
    }
  }

  private void check(int id) {
    get(id);
  }
}

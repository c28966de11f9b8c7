package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A storage value or map.
 *
 * @param name its name
 * @param modifier what reading it means when nothing is stored
 * @param hashers one for each key; empty for a plain value
 * @param keyType id of the key's type, a tuple when there are several hashers; NONE when plain
 * @param valueType id of the value's type
 * @param fallback SCALE of the default value
 * @param docs lines of documentation
 * @param deprecation told by V16
 */
public record StorageItem(
    String name,
    Modifier modifier,
    List<Hasher> hashers,
    int keyType,
    int valueType,
    ByteString fallback,
    List<String> docs,
    Deprecation deprecation) {

  /** What an absent item reads as. */
  public enum Modifier {
    /** Nothing. */
    OPTIONAL(0),
    /** The default. */
    DEFAULT(1),
    /** Must be there. */
    REQUIRED(2);

    private final int number;

    Modifier(int number) {
      this.number = number;
    }

    /** Its number in metadata. */
    public int number() {
      return number;
    }
  }

  public StorageItem {
    hashers = List.copyOf(hashers);
    docs = List.copyOf(docs);
    if (hashers.isEmpty() != (keyType == TypeRegistry.NONE)) {
      throw new MetadataException(name + ": hashers without a key type or the reverse");
    }
  }

  /** A plain value. */
  public static StorageItem plain(
      String name, Modifier modifier, int valueType, ByteString fallback) {
    return new StorageItem(
        name,
        modifier,
        List.of(),
        TypeRegistry.NONE,
        valueType,
        fallback,
        List.of(),
        Deprecation.none());
  }

  /** A map; with several hashers {@code keyType} is the tuple of the keys. */
  public static StorageItem map(
      String name,
      Modifier modifier,
      List<Hasher> hashers,
      int keyType,
      int valueType,
      ByteString fallback) {
    return new StorageItem(
        name, modifier, hashers, keyType, valueType, fallback, List.of(), Deprecation.none());
  }

  /** Whether it has keys. */
  public boolean isMap() {
    return !hashers.isEmpty();
  }

  /**
   * The type of each key, as many as there are hashers.
   *
   * @throws MetadataException when the key's type is no tuple of that many
   */
  public List<Integer> keyTypes(TypeRegistry types) {
    if (hashers.size() <= 1) {
      return isMap() ? List.of(keyType) : List.of();
    }
    if (types.def(keyType) instanceof TypeDef.Tuple(List<Integer> elements)
        && elements.size() == hashers.size()) {
      return elements;
    }
    throw new MetadataException(name + ": " + hashers.size() + " hashers and another key");
  }
}

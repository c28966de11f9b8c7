package xyz.infinitehash.substrate.metadata;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/** An immutable list that also finds its entries by name; names are unique. */
final class Catalog<T> extends AbstractList<T> implements RandomAccess {
  private final List<T> entries;
  private final Map<String, T> byName;

  private Catalog(List<T> entries, Map<String, T> byName) {
    this.entries = entries;
    this.byName = byName;
  }

  /**
   * @param what noun for the message
   * @throws MetadataException when two entries have one name
   */
  static <T> Catalog<T> of(String what, List<T> entries, Function<T, String> name) {
    if (entries instanceof Catalog<T> catalog) {
      return catalog;
    }
    Map<String, T> byName = HashMap.newHashMap(entries.size());
    for (T entry : entries) {
      if (byName.put(name.apply(entry), entry) != null) {
        throw new MetadataException("two " + what + "s named " + name.apply(entry));
      }
    }
    return new Catalog<>(List.copyOf(entries), byName);
  }

  /** The entry of that name in a list made by {@link #of}. */
  static <T> Optional<T> find(List<T> catalog, String name) {
    return Optional.ofNullable(((Catalog<T>) catalog).byName.get(name));
  }

  @Override
  public T get(int index) {
    return entries.get(index);
  }

  @Override
  public int size() {
    return entries.size();
  }
}

package xyz.infinitehash.substrate.storage;

import java.util.Arrays;
import java.util.List;
import xyz.infinitehash.substrate.value.Value;

/**
 * A place in the storage of a chain, before it is hashed: a value, one entry of a map, or with
 * fewer keys than the map has a part of it.
 *
 * @param pallet name
 * @param item name
 * @param keys one for each hasher, outermost first
 */
public record StorageKey(String pallet, String item, List<Value> keys) {
  public StorageKey {
    keys = List.copyOf(keys);
  }

  /** A place. */
  public static StorageKey of(String pallet, String item, Value... keys) {
    return new StorageKey(pallet, item, Arrays.asList(keys));
  }

  /** {@code Pallet.Item} and the keys in brackets. */
  @Override
  public String toString() {
    return pallet + "." + item + (keys.isEmpty() ? "" : keys);
  }
}

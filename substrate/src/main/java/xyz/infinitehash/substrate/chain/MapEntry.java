package xyz.infinitehash.substrate.chain;

import java.util.List;
import xyz.infinitehash.substrate.value.Value;

/**
 * An entry of a storage map.
 *
 * @param keys all keys of the map, also those the reader gave
 */
public record MapEntry(List<Value> keys, Value value) {
  public MapEntry {
    keys = List.copyOf(keys);
  }

  /** The last key, the one that differs when all others were given. */
  public Value lastKey() {
    return keys.getLast();
  }
}

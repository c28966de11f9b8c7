package xyz.infinitehash.substrate.chain;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Some entries of a storage map, in the order of their raw keys.
 *
 * @param next where the next page begins; empty when this is the last
 */
public record MapPage(List<MapEntry> entries, Optional<ByteString> next) {
  public MapPage {
    entries = List.copyOf(entries);
  }
}

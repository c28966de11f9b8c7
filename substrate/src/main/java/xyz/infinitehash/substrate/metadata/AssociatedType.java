package xyz.infinitehash.substrate.metadata;

import java.util.List;

/**
 * A named type of a pallet's configuration (V16).
 *
 * @param name its name
 * @param type id
 * @param docs lines of documentation
 */
public record AssociatedType(String name, int type, List<String> docs) {
  public AssociatedType {
    docs = List.copyOf(docs);
  }
}

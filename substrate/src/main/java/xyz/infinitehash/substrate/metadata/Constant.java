package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A constant of a pallet.
 *
 * @param name its name
 * @param type id of its type
 * @param value its SCALE
 * @param docs lines of documentation
 * @param deprecation told by V16
 */
public record Constant(
    String name, int type, ByteString value, List<String> docs, Deprecation deprecation) {
  public Constant {
    docs = List.copyOf(docs);
  }

  /** A constant without documentation. */
  public static Constant of(String name, int type, ByteString value) {
    return new Constant(name, type, value, List.of(), Deprecation.none());
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.Arrays;
import java.util.List;

/**
 * A type of the runtime.
 *
 * @param path where it is declared, name last; empty for tuples, arrays and the like
 * @param params its type parameters
 * @param def what it is made of
 * @param docs lines of documentation
 */
public record Type(List<String> path, List<Param> params, TypeDef def, List<String> docs) {
  public Type {
    path = List.copyOf(path);
    params = List.copyOf(params);
    docs = List.copyOf(docs);
  }

  /**
   * A type parameter.
   *
   * @param type id, or {@link TypeRegistry#NONE}
   */
  public record Param(String name, int type) {}

  /** A type without a path. */
  public static Type of(TypeDef def) {
    return new Type(List.of(), List.of(), def, List.of());
  }

  /** A type with a path, given as {@code "sp_core::crypto::AccountId32"}. */
  public static Type named(String path, TypeDef def) {
    return new Type(Arrays.asList(path.split("::", -1)), List.of(), def, List.of());
  }

  /** The last part of the path; empty when there is none. */
  public String name() {
    return path.isEmpty() ? "" : path.getLast();
  }
}

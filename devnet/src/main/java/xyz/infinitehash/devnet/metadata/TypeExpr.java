package xyz.infinitehash.devnet.metadata;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A type as written: {@code Vec<(u16, AccountId32)>}, {@code [u8; 32]}, {@code Option<T>}.
 *
 * <p>{@link #parse} and {@code toString} are inverse up to white space; the text is the key by
 * which {@link TypeBook} knows that two types are the same.
 */
sealed interface TypeExpr {
  /**
   * A name with arguments; a primitive, a built-in ({@code Vec}, {@code Compact}) or a declared
   * type.
   */
  record Named(String name, List<TypeExpr> args) implements TypeExpr {
    public Named {
      args = List.copyOf(args);
    }

    @Override
    public String toString() {
      return args.isEmpty() ? name : name + "<" + join(args) + ">";
    }
  }

  /** A tuple; the empty one is the unit type. */
  record Tuple(List<TypeExpr> items) implements TypeExpr {
    public Tuple {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return "(" + join(items) + ")";
    }
  }

  /** An array of fixed length. */
  record Array(TypeExpr item, int length) implements TypeExpr {
    @Override
    public String toString() {
      return "[" + item + "; " + length + "]";
    }
  }

  private static String join(List<TypeExpr> items) {
    return items.stream().map(TypeExpr::toString).collect(Collectors.joining(", "));
  }

  /** The type with the names in {@code by} replaced. */
  default TypeExpr with(Map<String, TypeExpr> by) {
    return switch (this) {
      case Named(String name, List<TypeExpr> args) when args.isEmpty() && by.containsKey(name) ->
          by.getOrDefault(name, this);
      case Named(String name, List<TypeExpr> args) ->
          new Named(name, args.stream().map(a -> a.with(by)).toList());
      case Tuple(List<TypeExpr> items) -> new Tuple(items.stream().map(i -> i.with(by)).toList());
      case Array(TypeExpr item, int length) -> new Array(item.with(by), length);
    };
  }

  /** Reads a type; throws {@link IllegalArgumentException} naming the text that is not one. */
  static TypeExpr parse(String text) {
    return new TypeParser(text).whole();
  }
}

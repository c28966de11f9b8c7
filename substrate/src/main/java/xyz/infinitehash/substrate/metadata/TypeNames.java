package xyz.infinitehash.substrate.metadata;

import java.util.List;
import java.util.stream.Collectors;

/** Short names of types for messages and listings. */
final class TypeNames {
  private static final int DEEPEST = 6;

  private TypeNames() {}

  static String describe(TypeRegistry types, int id) {
    return describe(types, id, 0);
  }

  private static String describe(TypeRegistry types, int id, int depth) {
    if (depth > DEEPEST) {
      return "..";
    }
    Type type = types.get(id);
    return switch (type.def()) {
      case TypeDef.Composite _ -> generic(types, type, depth);
      case TypeDef.Variants _ -> generic(types, type, depth);
      case TypeDef.Sequence(int element) -> "Vec<" + describe(types, element, depth + 1) + ">";
      case TypeDef.Array(long length, int element) ->
          "[" + describe(types, element, depth + 1) + ";" + length + "]";
      case TypeDef.Tuple(List<Integer> elements) ->
          elements.stream()
              .map(each -> describe(types, each, depth + 1))
              .collect(Collectors.joining(",", "(", ")"));
      case TypeDef.Basic(Primitive primitive) -> primitive.text();
      case TypeDef.Compact(int inner) -> "Compact<" + describe(types, inner, depth + 1) + ">";
      case TypeDef.BitSequence _ -> "BitVec";
    };
  }

  private static String generic(TypeRegistry types, Type type, int depth) {
    if (!type.name().equals("Option") && !type.name().startsWith("Bounded")) {
      return type.name().isEmpty() ? "struct" : type.name();
    }
    return type.params().stream()
        .filter(param -> param.type() != TypeRegistry.NONE)
        .map(param -> describe(types, param.type(), depth + 1))
        .collect(Collectors.joining(",", type.name() + "<", ">"));
  }
}

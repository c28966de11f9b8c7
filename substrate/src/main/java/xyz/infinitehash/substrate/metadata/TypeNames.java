package xyz.infinitehash.substrate.metadata;

import java.util.List;

/** Short names of types for messages and listings, however wide and deep the types are. */
final class TypeNames {
  private static final int DEEPEST = 6;
  private static final int LONGEST = 300; // characters

  private final TypeRegistry types;
  private final StringBuilder out = new StringBuilder();

  private TypeNames(TypeRegistry types) {
    this.types = types;
  }

  static String describe(TypeRegistry types, int id) {
    TypeNames names = new TypeNames(types);
    names.append(id, 0);
    return names.full() ? names.out.substring(0, LONGEST) + ".." : names.out.toString();
  }

  private boolean full() {
    return out.length() > LONGEST;
  }

  private void append(int id, int depth) {
    if (depth > DEEPEST) {
      out.append("..");
      return;
    }
    Type type = types.get(id);
    switch (type.def()) {
      case TypeDef.Composite _ -> generic(type, depth);
      case TypeDef.Variants _ -> generic(type, depth);
      case TypeDef.Sequence(int element) -> row("Vec<", List.of(element), ">", depth);
      case TypeDef.Array(long length, int element) ->
          row("[", List.of(element), ";" + length + "]", depth);
      case TypeDef.Tuple(List<Integer> elements) -> row("(", elements, ")", depth);
      case TypeDef.Basic(Primitive primitive) -> out.append(primitive.text());
      case TypeDef.Compact(int inner) -> row("Compact<", List.of(inner), ">", depth);
      case TypeDef.BitSequence _ -> out.append("BitVec");
    }
  }

  private void generic(Type type, int depth) {
    if (!type.name().equals("Option") && !type.name().startsWith("Bounded")) {
      out.append(type.name().isEmpty() ? "struct" : type.name());
      return;
    }
    List<Integer> told =
        type.params().stream()
            .map(Type.Param::type)
            .filter(param -> param != TypeRegistry.NONE)
            .toList();
    row(type.name() + "<", told, ">", depth);
  }

  private void row(String before, List<Integer> elements, String after, int depth) {
    out.append(before);
    for (int i = 0; i < elements.size() && !full(); i++) {
      out.append(i == 0 ? "" : ",");
      append(elements.get(i), depth + 1);
    }
    out.append(after);
  }
}

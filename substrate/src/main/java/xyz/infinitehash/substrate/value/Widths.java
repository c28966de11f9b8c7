package xyz.infinitehash.substrate.value;

import java.util.List;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;

/** Which types take no bytes at all, so that a count of them says nothing about the bytes left. */
final class Widths {
  private static final int DEEPEST = 16;

  private Widths() {}

  /** Never true for a type that may take a byte; a type nested deeper than 16 counts as taking. */
  static boolean isZero(TypeRegistry types, int type) {
    return isZero(types, type, 0);
  }

  private static boolean isZero(TypeRegistry types, int type, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    return switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> {
        for (Field field : fields) {
          if (!isZero(types, field.type(), depth + 1)) {
            yield false;
          }
        }
        yield true;
      }
      case TypeDef.Tuple(List<Integer> elements) -> {
        for (int element : elements) {
          if (!isZero(types, element, depth + 1)) {
            yield false;
          }
        }
        yield true;
      }
      case TypeDef.Array(long length, int element) ->
          length == 0 || isZero(types, element, depth + 1);
      case TypeDef.Compact(int inner) -> isZero(types, inner, depth + 1);
      case TypeDef.Variants _, TypeDef.Sequence _, TypeDef.Basic _, TypeDef.BitSequence _ -> false;
    };
  }
}

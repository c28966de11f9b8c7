package xyz.infinitehash.substrate.value;

import java.util.List;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;

/** Which types take no bytes at all, so that a count of them says nothing about the bytes left. */
final class Widths {
  private static final int DEEPEST = 16;
  private static final int LOOKS = 128;

  private final TypeRegistry types;
  private int looks; // at types within the type

  private Widths(TypeRegistry types) {
    this.types = types;
  }

  /**
   * Never true for a type that may take a byte; one nested deeper than 16 or of more than 128 parts
   * counts as taking.
   */
  static boolean isZero(TypeRegistry types, int type) {
    return new Widths(types).isZero(type, 0);
  }

  private boolean isZero(int type, int depth) {
    if (depth > DEEPEST || ++looks > LOOKS) {
      return false;
    }
    return switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> {
        for (Field field : fields) {
          if (!isZero(field.type(), depth + 1)) {
            yield false;
          }
        }
        yield true;
      }
      case TypeDef.Tuple(List<Integer> elements) -> {
        for (int element : elements) {
          if (!isZero(element, depth + 1)) {
            yield false;
          }
        }
        yield true;
      }
      case TypeDef.Array(long length, int element) -> length == 0 || isZero(element, depth + 1);
      case TypeDef.Compact(int inner) -> isZero(inner, depth + 1);
      case TypeDef.Variants _, TypeDef.Sequence _, TypeDef.Basic _, TypeDef.BitSequence _ -> false;
    };
  }
}

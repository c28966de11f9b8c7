package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * A field of a struct or of an enum's variant.
 *
 * @param name its name; empty when it has none
 * @param type id of its type
 * @param typeName the type as written in the source; empty when not told
 * @param docs lines of documentation
 */
public record Field(String name, int type, String typeName, List<String> docs) {
  public Field {
    docs = List.copyOf(docs);
  }

  /** A field with a name and nothing more. */
  public static Field named(String name, int type) {
    return new Field(name, type, "", List.of());
  }

  /** A field without a name. */
  public static Field unnamed(int type) {
    return new Field("", type, "", List.of());
  }

  /** Whether all fields have names, so that a value of them is a struct and not a sequence. */
  public static boolean allNamed(List<Field> fields) {
    for (Field field : fields) {
      if (field.name.isEmpty()) {
        return false;
      }
    }
    return !fields.isEmpty();
  }

  static Field read(ScaleReader in) {
    return new Field(
        Wire.optionalText(in), Wire.typeId(in), Wire.optionalText(in), in.list(ScaleReader::text));
  }

  void write(ScaleWriter out) {
    Wire.optionalText(name, out);
    out.compact(type);
    Wire.optionalText(typeName, out);
    out.list(docs, Wire::text);
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * One alternative of an enum: a call, an event, an error, or a plain one.
 *
 * @param name its name
 * @param index 0 to 255, the byte it begins with
 * @param fields its fields in order
 * @param docs lines of documentation
 */
public record Variant(String name, int index, List<Field> fields, List<String> docs) {
  public Variant {
    if (index < 0 || index > 255) {
      throw new MetadataException("not the index of a variant: " + index);
    }
    fields = List.copyOf(fields);
    docs = List.copyOf(docs);
  }

  /** A variant without documentation. */
  public static Variant of(String name, int index, Field... fields) {
    return new Variant(name, index, List.of(fields), List.of());
  }

  static Variant read(ScaleReader in) {
    String name = in.text();
    List<Field> fields = in.list(Field::read);
    int index = in.u8();
    return new Variant(name, index, fields, Wire.docs(in));
  }

  void write(ScaleWriter out) {
    out.text(name).list(fields, Field::write).u8(index);
    Wire.docs(docs, out);
  }
}

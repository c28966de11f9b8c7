package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** The small pieces all versions of metadata are made of. */
final class Wire {
  private Wire() {}

  /** A compact type id. */
  static int typeId(ScaleReader in) {
    long id = in.compactU32();
    if (id > Integer.MAX_VALUE) {
      throw new MetadataException("not a type id: " + id);
    }
    return (int) id;
  }

  static List<Integer> typeIds(ScaleReader in) {
    return in.list(Wire::typeId);
  }

  static void typeId(int id, ScaleWriter out) {
    if (id == TypeRegistry.NONE) {
      throw new MetadataException("this version of metadata needs a type that is not told");
    }
    out.compact(id);
  }

  /** Whether an option is there: one byte, 0 or 1. */
  static boolean present(ScaleReader in) {
    return in.bool();
  }

  /** Text that may be missing; empty stands for missing. */
  static String optionalText(ScaleReader in) {
    if (!present(in)) {
      return "";
    }
    String text = in.text();
    if (text.isEmpty()) {
      throw new MetadataException("a name that is there but empty, at byte " + in.position());
    }
    return text;
  }

  static void optionalText(String text, ScaleWriter out) {
    out.bool(!text.isEmpty());
    if (!text.isEmpty()) {
      out.text(text);
    }
  }

  static void text(String text, ScaleWriter out) {
    out.text(text);
  }

  static List<String> docs(ScaleReader in) {
    return in.list(ScaleReader::text);
  }

  static void docs(List<String> docs, ScaleWriter out) {
    out.list(docs, Wire::text);
  }
}

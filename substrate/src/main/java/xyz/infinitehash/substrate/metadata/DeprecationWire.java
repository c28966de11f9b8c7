package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** Deprecations in bytes; nothing at all before V16. */
final class DeprecationWire {
  private static final int NONE = 0;
  private static final int WITHOUT_NOTE = 1;
  private static final int NOTED = 2;

  private final boolean told;

  DeprecationWire(int version) {
    told = version >= 16;
  }

  Deprecation read(ScaleReader in) {
    return told ? readOne(in) : Deprecation.none();
  }

  void write(Deprecation deprecation, ScaleWriter out) {
    if (told) {
      writeOne(deprecation, out);
    }
  }

  List<Deprecation.OfVariant> readVariants(ScaleReader in) {
    return told ? in.list(each -> new Deprecation.OfVariant(each.u8(), readOne(each))) : List.of();
  }

  void writeVariants(List<Deprecation.OfVariant> variants, ScaleWriter out) {
    if (told) {
      out.list(variants, (each, o) -> writeOne(each.deprecation(), o.u8(each.index())));
    }
  }

  private static Deprecation readOne(ScaleReader in) {
    int kind = in.u8();
    return switch (kind) {
      case NONE -> Deprecation.none();
      case WITHOUT_NOTE -> new Deprecation.WithoutNote();
      case NOTED -> new Deprecation.Noted(in.text(), Wire.optionalText(in));
      default -> throw new MetadataException("not a kind of deprecation: " + kind);
    };
  }

  private static void writeOne(Deprecation deprecation, ScaleWriter out) {
    switch (deprecation) {
      case Deprecation.None _ -> out.u8(NONE);
      case Deprecation.WithoutNote _ -> out.u8(WITHOUT_NOTE);
      case Deprecation.Noted(String note, String since) ->
          Wire.optionalText(since, out.u8(NOTED).text(note));
    }
  }
}

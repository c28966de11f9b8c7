package xyz.infinitehash.devnet.metadata;

import java.util.List;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** The encoding of a type's default: zeros, empty lists, None, the first variant. */
record ZeroValue(TypeRegistry types) {
  byte[] of(int id) {
    ScaleWriter out = new ScaleWriter();
    write(id, out);
    return out.toBytes();
  }

  private void write(int id, ScaleWriter out) {
    switch (types.def(id)) {
      case TypeDef.Composite(List<Field> fields) -> fields.forEach(f -> write(f.type(), out));
      case TypeDef.Variants(List<Variant> variants) -> {
        Variant first = variants.getFirst();
        out.u8(first.index());
        first.fields().forEach(f -> write(f.type(), out));
      }
      case TypeDef.Array(long length, int item) -> {
        for (long i = 0; i < length; i++) {
          write(item, out);
        }
      }
      case TypeDef.Tuple(List<Integer> items) -> items.forEach(i -> write(i, out));
      case TypeDef.Basic(Primitive primitive) -> out.raw(new byte[primitive.bytes()]);
      case TypeDef.Sequence _, TypeDef.Compact _, TypeDef.BitSequence _ -> out.u8(0);
    }
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** The registry of types in bytes; the same in V14, V15 and V16. */
final class TypeWire {
  private static final Primitive[] PRIMITIVES = Primitive.values(); // by number

  private TypeWire() {}

  static TypeRegistry read(ScaleReader in) {
    int count = in.length(5); // id, path, params, def, docs
    List<Type> types = new ArrayList<>(count);
    for (int id = 0; id < count; id++) {
      int named = Wire.typeId(in);
      if (named != id) {
        throw new MetadataException("type " + named + " in place " + id);
      }
      types.add(readType(in));
    }
    return new TypeRegistry(types);
  }

  static void write(TypeRegistry registry, ScaleWriter out) {
    out.compact(registry.size());
    int id = 0;
    for (Type type : registry.types()) {
      out.compact(id++);
      write(type, out);
    }
  }

  private static Type readType(ScaleReader in) {
    return new Type(
        in.list(ScaleReader::text), in.list(TypeWire::readParam), readDef(in), Wire.docs(in));
  }

  private static void write(Type type, ScaleWriter out) {
    out.list(type.path(), Wire::text).list(type.params(), TypeWire::write);
    write(type.def(), out);
    Wire.docs(type.docs(), out);
  }

  private static Type.Param readParam(ScaleReader in) {
    return new Type.Param(in.text(), Wire.present(in) ? Wire.typeId(in) : TypeRegistry.NONE);
  }

  private static void write(Type.Param param, ScaleWriter out) {
    boolean told = param.type() != TypeRegistry.NONE;
    out.text(param.name()).bool(told);
    if (told) {
      out.compact(param.type());
    }
  }

  private static TypeDef readDef(ScaleReader in) {
    int kind = in.u8();
    return switch (kind) {
      case 0 -> new TypeDef.Composite(in.list(Field::read));
      case 1 -> new TypeDef.Variants(in.list(Variant::read));
      case 2 -> new TypeDef.Sequence(Wire.typeId(in));
      case 3 -> new TypeDef.Array(in.u32(), Wire.typeId(in));
      case 4 -> new TypeDef.Tuple(Wire.typeIds(in));
      case 5 -> new TypeDef.Basic(readPrimitive(in));
      case 6 -> new TypeDef.Compact(Wire.typeId(in));
      case 7 -> new TypeDef.BitSequence(Wire.typeId(in), Wire.typeId(in));
      default -> throw new MetadataException("not a kind of type: " + kind);
    };
  }

  private static Primitive readPrimitive(ScaleReader in) {
    int number = in.u8();
    if (number >= PRIMITIVES.length) {
      throw new MetadataException("not a primitive: " + number);
    }
    return PRIMITIVES[number];
  }

  private static void write(TypeDef def, ScaleWriter out) {
    switch (def) {
      case TypeDef.Composite(List<Field> fields) -> out.u8(0).list(fields, Field::write);
      case TypeDef.Variants(List<Variant> variants) -> out.u8(1).list(variants, Variant::write);
      case TypeDef.Sequence(int element) -> out.u8(2).compact(element);
      case TypeDef.Array(long length, int element) -> out.u8(3).u32(length).compact(element);
      case TypeDef.Tuple(List<Integer> elements) -> out.u8(4).list(elements, Wire::typeId);
      case TypeDef.Basic(Primitive primitive) -> out.u8(5).u8(primitive.number());
      case TypeDef.Compact(int inner) -> out.u8(6).compact(inner);
      case TypeDef.BitSequence(int store, int order) -> out.u8(7).compact(store).compact(order);
    }
  }
}

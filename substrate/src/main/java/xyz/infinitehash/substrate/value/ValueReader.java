package xyz.infinitehash.substrate.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ScaleReader;

/** Reads one value; counts how deep it is and how many values took no bytes. */
final class ValueReader {
  private static final long FREE = 4096;

  private final TypeRegistry types;
  private final ScaleReader in;
  private long ration; // values without bytes that may still be made

  ValueReader(TypeRegistry types, ScaleReader in) {
    this.types = types;
    this.in = in;
    this.ration = FREE + in.remaining();
  }

  Value read(int type) {
    return read(type, 0);
  }

  private Value read(int type, int depth) {
    if (depth > ValueCodec.DEEPEST) {
      throw new ValueException("nested more than " + ValueCodec.DEEPEST + " deep");
    }
    int before = in.position();
    Value value = readDef(type, depth);
    if (in.position() == before && --ration < 0) {
      throw new ValueException("more values than the bytes can mean");
    }
    return value;
  }

  private Value readDef(int type, int depth) {
    return switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> fields(fields, depth);
      case TypeDef.Variants variants -> variant(type, variants, depth);
      case TypeDef.Sequence(int element) -> sequence(element, depth);
      case TypeDef.Array(long length, int element) -> array(length, element, depth);
      case TypeDef.Tuple(List<Integer> elements) -> tuple(elements, depth);
      case TypeDef.Basic(Primitive primitive) -> basic(primitive);
      case TypeDef.Compact(int inner) -> compact(inner, depth);
      case TypeDef.BitSequence(int store, int order) -> BitRow.of(types, store, order).read(in);
    };
  }

  private Value fields(List<Field> fields, int depth) {
    if (fields.isEmpty()) {
      return Value.Seq.UNIT;
    }
    if (Field.allNamed(fields)) {
      LinkedHashMap<String, Value> named = LinkedHashMap.newLinkedHashMap(fields.size());
      for (Field field : fields) {
        if (named.put(field.name(), read(field.type(), depth + 1)) != null) {
          throw new ValueException("two fields named " + field.name());
        }
      }
      return new Value.Struct(named);
    }
    if (fields.size() == 1) {
      return read(fields.getFirst().type(), depth + 1);
    }
    List<Value> values = new ArrayList<>(fields.size());
    for (Field field : fields) {
      values.add(read(field.type(), depth + 1));
    }
    return new Value.Seq(values);
  }

  private Value variant(int type, TypeDef.Variants variants, int depth) {
    int index = in.u8();
    Variant variant =
        variants
            .at(index)
            .orElseThrow(() -> in.fault("no variant " + index + " of " + types.describe(type)));
    return new Value.Variant(variant.name(), fields(variant.fields(), depth));
  }

  private Value sequence(int element, int depth) {
    if (types.is(element, Primitive.U8)) {
      return new Value.Bytes(in.blob());
    }
    return elements(in.compactU32(), element, depth);
  }

  private Value array(long length, int element, int depth) {
    if (types.is(element, Primitive.U8)) {
      if (length > in.remaining()) {
        throw in.fault("cut short: " + length + " bytes wanted, " + in.remaining() + " left");
      }
      return new Value.Bytes(in.byteString((int) length));
    }
    return elements(length, element, depth);
  }

  private Value elements(long count, int element, int depth) {
    long most = Widths.isZero(types, element) ? ration : in.remaining();
    if (count > most) {
      throw in.fault("a length of " + count + " with " + in.remaining() + " bytes left");
    }
    List<Value> values = new ArrayList<>((int) Math.min(count, 1 << 16));
    for (long i = 0; i < count; i++) {
      values.add(read(element, depth + 1));
    }
    return new Value.Seq(values);
  }

  private Value tuple(List<Integer> elements, int depth) {
    if (elements.isEmpty()) {
      return Value.Seq.UNIT;
    }
    List<Value> values = new ArrayList<>(elements.size());
    for (int element : elements) {
      values.add(read(element, depth + 1));
    }
    return new Value.Seq(values);
  }

  private Value basic(Primitive primitive) {
    return switch (primitive) {
      case BOOL -> new Value.Bool(in.bool());
      case CHAR -> character();
      case STR -> new Value.Text(in.text());
      case U8 -> Value.of(in.u8());
      case U16 -> Value.of(in.u16());
      case U32 -> Value.of(in.u32());
      case U64 -> Value.of(in.u64());
      case I64 -> Value.of(in.i64());
      case U128, U256 -> Value.of(in.unsigned(primitive.bytes()));
      case I8, I16, I32, I128, I256 -> Value.of(in.signed(primitive.bytes()));
    };
  }

  private Value character() {
    long code = in.u32();
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
      throw in.fault("not a char: " + code);
    }
    return new Value.Text(Character.toString((int) code));
  }

  private Value compact(int inner, int depth) {
    if (depth > ValueCodec.DEEPEST) {
      throw new ValueException("nested more than " + ValueCodec.DEEPEST + " deep");
    }
    return switch (types.def(inner)) {
      case TypeDef.Basic(Primitive p) when p.isNumber() && !p.signed() -> {
        BigInteger value = p.bytes() <= 4 ? BigInteger.valueOf(in.compactU32()) : in.compact();
        if (value.bitLength() > 8 * p.bytes()) {
          throw in.fault("a compact number over " + p.text());
        }
        yield Value.of(value);
      }
      case TypeDef.Composite(List<Field> fields) when fields.size() == 1 -> {
        Value value = compact(fields.getFirst().type(), depth + 1);
        String name = fields.getFirst().name();
        yield name.isEmpty() ? value : Value.struct(name, value);
      }
      case TypeDef.Tuple(List<Integer> elements) when elements.isEmpty() -> Value.Seq.UNIT;
      case TypeDef.Composite(List<Field> fields) when fields.isEmpty() -> Value.Seq.UNIT;
      case TypeDef _ -> throw new ValueException("no Compact of " + types.describe(inner));
    };
  }
}

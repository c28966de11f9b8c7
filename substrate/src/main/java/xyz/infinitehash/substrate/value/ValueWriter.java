package xyz.infinitehash.substrate.value;

import java.math.BigInteger;
import java.util.List;
import java.util.SequencedMap;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** Writes one value; a fault names the path from the outermost value to the one that is wrong. */
final class ValueWriter {
  private final TypeRegistry types;
  private final ScaleWriter out;

  ValueWriter(TypeRegistry types, ScaleWriter out) {
    this.types = types;
    this.out = out;
  }

  void write(int type, Value value) {
    write(type, value, 0);
  }

  private void write(int type, Value value, int depth) {
    if (depth > ValueCodec.DEEPEST) {
      throw new ValueException("nested more than " + ValueCodec.DEEPEST + " deep");
    }
    switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> fields(fields, value, depth);
      case TypeDef.Variants variants -> variant(type, variants, value, depth);
      case TypeDef.Sequence(int element) -> sequence(element, value, depth);
      case TypeDef.Array(long length, int element) -> array(length, element, value, depth);
      case TypeDef.Tuple(List<Integer> elements) -> tuple(elements, value, depth);
      case TypeDef.Basic(Primitive primitive) -> basic(primitive, value);
      case TypeDef.Compact(int inner) -> compact(inner, value, depth);
      case TypeDef.BitSequence(int store, int order) -> {
        if (!(value instanceof Value.Bits(List<Boolean> bits))) {
          throw Values.unlike(value, "bits");
        }
        BitRow.of(types, store, order).write(bits, out);
      }
    }
  }

  private void fields(List<Field> fields, Value value, int depth) {
    if (Field.allNamed(fields)) {
      SequencedMap<String, Value> named = value.asStruct();
      for (Field field : fields) {
        step(field.name(), field.type(), value.field(field.name()), depth);
      }
      if (named.size() != fields.size()) {
        throw new ValueException(Values.brief(value) + " has fields the type has not");
      }
    } else if (fields.size() == 1) {
      write(fields.getFirst().type(), value, depth + 1);
    } else {
      List<Value> values = exactly(fields.size(), value);
      for (int i = 0; i < values.size(); i++) {
        step("[" + i + "]", fields.get(i).type(), values.get(i), depth);
      }
    }
  }

  private void variant(int type, TypeDef.Variants variants, Value value, int depth) {
    Value.Variant chosen = value.asVariant();
    Variant variant =
        variants
            .named(chosen.name())
            .orElseThrow(
                () ->
                    new ValueException(
                        "no variant " + chosen.name() + " of " + types.describe(type)));
    out.u8(variant.index());
    try {
      fields(variant.fields(), chosen.value(), depth);
    } catch (ValueException e) {
      throw e.within(chosen.name());
    }
  }

  private void sequence(int element, Value value, int depth) {
    if (types.is(element, Primitive.U8)) {
      out.blob(value.asByteString());
      return;
    }
    List<Value> values = value.items();
    out.compact(values.size());
    elements(element, values, depth);
  }

  private void array(long length, int element, Value value, int depth) {
    if (types.is(element, Primitive.U8)) {
      ByteString bytes = value.asByteString();
      if (bytes.length() != length) {
        throw new ValueException(bytes.length() + " bytes where " + length + " are wanted");
      }
      out.raw(bytes);
    } else {
      elements(element, exactly(length, value), depth);
    }
  }

  private void elements(int element, List<Value> values, int depth) {
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      try {
        write(element, value, depth + 1);
      } catch (ValueException e) {
        throw e.within("[" + i + "]");
      }
    }
  }

  private void tuple(List<Integer> elements, Value value, int depth) {
    List<Value> values = exactly(elements.size(), value);
    for (int i = 0; i < values.size(); i++) {
      step("[" + i + "]", elements.get(i), values.get(i), depth);
    }
  }

  private void basic(Primitive primitive, Value value) {
    switch (primitive) {
      case BOOL -> out.bool(value.asBool());
      case STR -> out.text(value.asText());
      case CHAR -> {
        String text = value.asText();
        if (text.codePointCount(0, text.length()) != 1) {
          throw Values.unlike(value, "one character");
        }
        out.u32(text.codePointAt(0));
      }
      case U8, U16, U32, U64, U128, U256, I8, I16, I32, I64, I128, I256 -> {
        BigInteger number = value.asBigInteger();
        if (!fits(number, primitive)) {
          throw Values.unlike(value, "a " + primitive.text());
        }
        if (primitive.signed()) {
          out.signed(number, primitive.bytes());
        } else {
          out.unsigned(number, primitive.bytes());
        }
      }
    }
  }

  private void compact(int inner, Value value, int depth) {
    if (depth > ValueCodec.DEEPEST) {
      throw new ValueException("nested more than " + ValueCodec.DEEPEST + " deep");
    }
    switch (types.def(inner)) {
      case TypeDef.Basic(Primitive p) when p.isNumber() && !p.signed() -> {
        BigInteger number = value.asBigInteger();
        if (!fits(number, p)) {
          throw Values.unlike(value, "a " + p.text());
        }
        out.compact(number);
      }
      case TypeDef.Composite(List<Field> fields) when fields.size() == 1 -> {
        String name = fields.getFirst().name();
        compact(fields.getFirst().type(), name.isEmpty() ? value : value.field(name), depth + 1);
      }
      case TypeDef.Tuple(List<Integer> elements) when elements.isEmpty() -> exactly(0, value);
      case TypeDef.Composite(List<Field> fields) when fields.isEmpty() -> exactly(0, value);
      case TypeDef _ -> throw new ValueException("no Compact of " + types.describe(inner));
    }
  }

  private static boolean fits(BigInteger number, Primitive primitive) {
    int bits = 8 * primitive.bytes();
    return primitive.signed()
        ? number.bitLength() < bits
        : number.signum() >= 0 && number.bitLength() <= bits;
  }

  private static List<Value> exactly(long count, Value value) {
    List<Value> values = value.items();
    if (values.size() != count) {
      throw new ValueException(Values.brief(value) + " where " + count + " are wanted");
    }
    return values;
  }

  private void step(String name, int type, Value value, int depth) {
    try {
      write(type, value, depth + 1);
    } catch (ValueException e) {
      throw e.within(name);
    }
  }
}

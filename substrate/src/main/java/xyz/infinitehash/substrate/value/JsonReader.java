package xyz.infinitehash.substrate.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;

/** Reads one value from JSON; ranges are left to the codec that writes it. */
final class JsonReader {
  private static final int LONGEST_NUMBER = 80; // characters; 2^256 has 78 digits

  private final TypeRegistry types;

  JsonReader(TypeRegistry types) {
    this.types = types;
  }

  Value read(int type, JsonNode json, int depth) {
    if (depth > ValueCodec.DEEPEST) {
      throw new ValueException("nested more than " + ValueCodec.DEEPEST + " deep");
    }
    return switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> fields(fields, json, depth);
      case TypeDef.Variants variants -> variant(types.get(type).name(), variants, json, depth);
      case TypeDef.Sequence(int element) -> row(element, json, depth);
      case TypeDef.Array(long _, int element) -> row(element, json, depth);
      case TypeDef.Tuple(List<Integer> elements) -> tuple(elements, json, depth);
      case TypeDef.Basic(Primitive primitive) -> basic(primitive, json);
      case TypeDef.Compact(int inner) -> read(inner, json, depth + 1);
      case TypeDef.BitSequence _ -> bits(json);
    };
  }

  private Value fields(List<Field> fields, JsonNode json, int depth) {
    if (fields.isEmpty()) {
      return Value.Seq.UNIT;
    }
    if (fields.size() == 1 && fields.getFirst().name().isEmpty()) {
      return read(fields.getFirst().type(), json, depth + 1);
    }
    if (!Field.allNamed(fields)) {
      return tuple(fields.stream().map(Field::type).toList(), json, depth);
    }
    LinkedHashMap<String, Value> named = LinkedHashMap.newLinkedHashMap(fields.size());
    for (Field field : fields) {
      JsonNode member = json.get(field.name());
      if (member == null) {
        throw new ValueException("no field " + field.name());
      }
      try {
        named.put(field.name(), read(field.type(), member, depth + 1));
      } catch (ValueException e) {
        throw e.within(field.name());
      }
    }
    if (json.size() != fields.size()) {
      throw new ValueException("fields the type has not, among " + json.size());
    }
    return new Value.Struct(named);
  }

  private Value variant(String name, TypeDef.Variants variants, JsonNode json, int depth) {
    if (name.equals("Option") && variants.named("Some").isPresent()) {
      return json.isNull()
          ? Value.none()
          : Value.some(fields(variants.named("Some").get().fields(), json, depth));
    }
    String chosen;
    JsonNode content;
    if (json.isString()) {
      chosen = json.stringValue();
      content = NullNode.getInstance();
    } else if (json.isObject() && json.size() == 1) {
      Map.Entry<String, JsonNode> only = json.properties().iterator().next();
      chosen = only.getKey();
      content = only.getValue();
    } else {
      throw unlike(json, "a variant of " + name);
    }
    Variant variant =
        variants
            .named(chosen)
            .orElseThrow(() -> new ValueException("no variant " + chosen + " of " + name));
    try {
      return new Value.Variant(chosen, fields(variant.fields(), content, depth));
    } catch (ValueException e) {
      throw e.within(chosen);
    }
  }

  private Value row(int element, JsonNode json, int depth) {
    if (types.is(element, Primitive.U8)) {
      return bytes(json);
    }
    if (!json.isArray()) {
      throw unlike(json, "a list");
    }
    List<Value> values = new ArrayList<>(json.size());
    for (JsonNode each : json) {
      try {
        values.add(read(element, each, depth + 1));
      } catch (ValueException e) {
        throw e.within("[" + values.size() + "]");
      }
    }
    return new Value.Seq(values);
  }

  private Value tuple(List<Integer> elements, JsonNode json, int depth) {
    if (elements.isEmpty()) {
      return Value.Seq.UNIT;
    }
    if (!json.isArray() || json.size() != elements.size()) {
      throw unlike(json, "a list of " + elements.size());
    }
    List<Value> values = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      values.add(read(elements.get(i), json.get(i), depth + 1));
    }
    return new Value.Seq(values);
  }

  private static Value basic(Primitive primitive, JsonNode json) {
    return switch (primitive) {
      case BOOL -> {
        if (!json.isBoolean()) {
          throw unlike(json, "a bool");
        }
        yield new Value.Bool(json.booleanValue());
      }
      case STR, CHAR -> {
        if (!json.isString()) {
          throw unlike(json, "text");
        }
        yield new Value.Text(json.stringValue());
      }
      case U8, U16, U32, U64, U128, U256, I8, I16, I32, I64, I128, I256 ->
          new Value.Int(number(json));
    };
  }

  private static BigInteger number(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.bigIntegerValue();
    }
    if (json.isString() && json.stringValue().length() <= LONGEST_NUMBER) {
      try {
        return new BigInteger(json.stringValue());
      } catch (NumberFormatException e) {
        throw unlike(json, "a number");
      }
    }
    throw unlike(json, "a number");
  }

  private static Value bytes(JsonNode json) {
    if (json.isString() && json.stringValue().startsWith("0x")) {
      try {
        return new Value.Bytes(ByteString.parse(json.stringValue()));
      } catch (ScaleException e) {
        throw unlike(json, "hex");
      }
    }
    throw unlike(json, "0x and hex");
  }

  private static Value bits(JsonNode json) {
    if (!json.isString() || !json.stringValue().matches("0b[01]*")) {
      throw unlike(json, "0b and bits");
    }
    return new Value.Bits(json.stringValue().chars().skip(2).mapToObj(bit -> bit == '1').toList());
  }

  private static ValueException unlike(JsonNode json, String wanted) {
    return new ValueException("JSON " + json.getNodeType() + " is not " + wanted);
  }
}

package xyz.infinitehash.substrate.value;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;

/** Writes one value as JSON. */
final class JsonWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final TypeRegistry types;

  JsonWriter(TypeRegistry types) {
    this.types = types;
  }

  JsonNode write(int type, Value value, int depth) {
    if (depth > ValueCodec.DEEPEST) {
      throw new ValueException("nested more than " + ValueCodec.DEEPEST + " deep");
    }
    return switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> fields(fields, value, depth);
      case TypeDef.Variants variants -> variant(types.get(type).name(), variants, value, depth);
      case TypeDef.Sequence(int element) -> row(element, value, depth);
      case TypeDef.Array(long _, int element) -> row(element, value, depth);
      case TypeDef.Tuple(List<Integer> elements) -> tuple(elements, value, depth);
      case TypeDef.Basic(Primitive primitive) -> basic(primitive, value);
      case TypeDef.Compact(int inner) -> write(inner, value, depth + 1);
      case TypeDef.BitSequence _ -> bits(value);
    };
  }

  private JsonNode fields(List<Field> fields, Value value, int depth) {
    if (fields.isEmpty()) {
      return NODES.nullNode();
    }
    if (Field.allNamed(fields)) {
      ObjectNode object = NODES.objectNode();
      for (Field field : fields) {
        object.set(field.name(), write(field.type(), value.field(field.name()), depth + 1));
      }
      return object;
    }
    if (fields.size() == 1) {
      return write(fields.getFirst().type(), value, depth + 1);
    }
    return tuple(fields.stream().map(Field::type).toList(), value, depth);
  }

  private JsonNode variant(String name, TypeDef.Variants variants, Value value, int depth) {
    Value.Variant chosen = value.asVariant();
    Variant variant =
        variants
            .named(chosen.name())
            .orElseThrow(() -> new ValueException("no variant " + chosen.name() + " of " + name));
    if (name.equals("Option") && chosen.name().equals("None")) {
      return NODES.nullNode();
    }
    if (variant.fields().isEmpty()) {
      return NODES.stringNode(chosen.name());
    }
    JsonNode content = fields(variant.fields(), chosen.value(), depth);
    return name.equals("Option") ? content : NODES.objectNode().set(chosen.name(), content);
  }

  private JsonNode row(int element, Value value, int depth) {
    if (types.is(element, Primitive.U8)) {
      return NODES.stringNode(value.asByteString().hex());
    }
    ArrayNode array = NODES.arrayNode();
    for (Value each : value.items()) {
      array.add(write(element, each, depth + 1));
    }
    return array;
  }

  private JsonNode tuple(List<Integer> elements, Value value, int depth) {
    if (elements.isEmpty()) {
      return NODES.nullNode();
    }
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < elements.size(); i++) {
      array.add(write(elements.get(i), value.item(i), depth + 1));
    }
    return array;
  }

  private static JsonNode basic(Primitive primitive, Value value) {
    return switch (primitive) {
      case BOOL -> NODES.booleanNode(value.asBool());
      case STR, CHAR -> NODES.stringNode(value.asText());
      case U8, U16, U32, I8, I16, I32 -> {
        long number = value.asLong();
        yield number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
      }
      case U64, U128, U256, I64, I128, I256 -> NODES.stringNode(value.asBigInteger().toString());
    };
  }

  private static JsonNode bits(Value value) {
    if (!(value instanceof Value.Bits(List<Boolean> bits))) {
      throw Values.unlike(value, "bits");
    }
    StringBuilder text = new StringBuilder("0b");
    for (boolean bit : bits) {
      text.append(bit ? '1' : '0');
    }
    return NODES.stringNode(text.toString());
  }
}

package xyz.infinitehash.substrate.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.TypeRegistryBuilder;
import xyz.infinitehash.substrate.metadata.Variant;

/** Random types and random values of them, all from one seed. */
final class RandomTypes {
  private static final Primitive[] PRIMITIVES = Primitive.values();

  private final Random random;
  private final TypeRegistryBuilder builder = new TypeRegistryBuilder();
  private int names;

  RandomTypes(long seed) {
    random = new Random(seed);
  }

  /** A registry whose last type is the random one. */
  static TypeRegistry registry(long seed) {
    RandomTypes types = new RandomTypes(seed);
    int id = types.type(4);
    types.builder.struct("Outermost" + id, Field.named("value", id));
    return types.builder.build();
  }

  private int type(int depth) {
    if (depth == 0) {
      return builder.primitive(PRIMITIVES[random.nextInt(PRIMITIVES.length)]);
    }
    return switch (random.nextInt(9)) {
      case 0 -> builder.struct(name("S"), fields(depth));
      case 1 -> builder.variants(name("E"), variants(depth));
      case 2 -> builder.vec(type(depth - 1));
      case 3 -> builder.array(random.nextInt(5), type(depth - 1));
      case 4 -> tuple(depth);
      case 5 -> builder.compact(unsigned());
      case 6 -> builder.option(type(depth - 1));
      case 7 -> bits();
      default -> builder.bytes();
    };
  }

  private String name(String kind) {
    return kind + names++;
  }

  private Field[] fields(int depth) {
    boolean named = random.nextBoolean();
    Field[] fields = new Field[random.nextInt(4)];
    for (int i = 0; i < fields.length; i++) {
      int type = type(depth - 1);
      fields[i] = named ? Field.named("f" + i, type) : Field.unnamed(type);
    }
    return fields;
  }

  private Variant[] variants(int depth) {
    Variant[] variants = new Variant[1 + random.nextInt(4)];
    int offset = random.nextInt(200);
    for (int i = 0; i < variants.length; i++) {
      variants[i] = Variant.of("V" + i, offset + 3 * i, fields(depth));
    }
    return variants;
  }

  private int tuple(int depth) {
    Integer[] elements = new Integer[random.nextInt(4)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = type(depth - 1);
    }
    return builder.tuple(elements);
  }

  private int unsigned() {
    int inner = builder.primitive(PRIMITIVES[3 + random.nextInt(6)]); // U8 to U256
    return switch (random.nextInt(3)) {
      case 0 -> builder.struct("Perthing" + inner, Field.unnamed(inner));
      case 1 -> builder.struct("Named" + inner, Field.named("amount", inner));
      default -> inner;
    };
  }

  private int bits() {
    int store = builder.primitive(PRIMITIVES[3 + random.nextInt(4)]); // U8 to U64
    int order = builder.struct("bitvec::order::" + (random.nextBoolean() ? "Lsb0" : "Msb0"));
    return builder.add(
        xyz.infinitehash.substrate.metadata.Type.of(new TypeDef.BitSequence(store, order)));
  }

  static Value value(TypeRegistry types, int type, Random random) {
    return switch (types.def(type)) {
      case TypeDef.Composite(List<Field> fields) -> fields(types, fields, random);
      case TypeDef.Variants(List<Variant> variants) -> {
        Variant variant = variants.get(random.nextInt(variants.size()));
        yield Value.variant(variant.name(), fields(types, variant.fields(), random));
      }
      case TypeDef.Sequence(int element) -> row(types, element, random.nextInt(5), random);
      case TypeDef.Array(long length, int element) -> row(types, element, (int) length, random);
      case TypeDef.Tuple(List<Integer> elements) ->
          Value.of(elements.stream().map(each -> value(types, each, random)).toList());
      case TypeDef.Basic(Primitive primitive) -> basic(primitive, random);
      case TypeDef.Compact(int inner) -> value(types, inner, random);
      case TypeDef.BitSequence _ -> {
        List<Boolean> bits = new ArrayList<>();
        for (int i = random.nextInt(70); i > 0; i--) {
          bits.add(random.nextBoolean());
        }
        yield new Value.Bits(bits);
      }
    };
  }

  private static Value fields(TypeRegistry types, List<Field> fields, Random random) {
    if (Field.allNamed(fields)) {
      LinkedHashMap<String, Value> named = new LinkedHashMap<>();
      fields.forEach(each -> named.put(each.name(), value(types, each.type(), random)));
      return Value.struct(named);
    }
    List<Value> values = fields.stream().map(each -> value(types, each.type(), random)).toList();
    return values.size() == 1 ? values.getFirst() : Value.of(values);
  }

  private static Value row(TypeRegistry types, int element, int count, Random random) {
    if (types.is(element, Primitive.U8)) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return Value.of(bytes);
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(value(types, element, random));
    }
    return Value.of(values);
  }

  private static Value basic(Primitive primitive, Random random) {
    return switch (primitive) {
      case BOOL -> Value.of(random.nextBoolean());
      case CHAR -> Value.of(Character.toString(random.nextInt(0xD800)));
      case STR -> Value.of("tao \u03c4 \ud83d\ude80".substring(0, random.nextInt(6)));
      case U8, U16, U32, U64, U128, U256, I8, I16, I32, I64, I128, I256 -> {
        int bits = 8 * primitive.bytes();
        BigInteger number = new BigInteger(random.nextInt(bits + 1), random);
        yield Value.of(
            primitive.signed() ? number.subtract(BigInteger.ONE.shiftLeft(bits - 1)) : number);
      }
    };
  }
}

package xyz.infinitehash.devnet.runtime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.value.Value;

/**
 * Sets of numbers in calls: the runtime has them in order and each number once, however they were
 * sent, and that is what a signature must be of.
 */
final class SortedSets {
  private static final String SET = "BTreeSet";

  private final TypeRegistry types;
  private final int callType;
  private final BitSet around = new BitSet(); // types with a set somewhere inside

  private SortedSets(TypeRegistry types, int callType) {
    this.types = types;
    this.callType = callType;
  }

  static SortedSets of(Metadata metadata) {
    SortedSets sets = new SortedSets(metadata.types(), metadata.extrinsic().call());
    int before;
    do {
      before = sets.around.cardinality();
      for (int type = 0; type < sets.types.size(); type++) {
        if (sets.isSet(type) || sets.parts(type).anyMatch(sets.around::get)) {
          sets.around.set(type);
        }
      }
    } while (sets.around.cardinality() > before);
    return sets;
  }

  Call in(Call call) {
    return around.get(callType) ? Call.of(sorted(callType, call.toValue())) : call;
  }

  private boolean isSet(int type) {
    return types.get(type).name().equals(SET);
  }

  private IntStream parts(int type) {
    return switch (types.def(type)) {
      case TypeDef.Composite(var fields) -> fields.stream().mapToInt(Field::type);
      case TypeDef.Variants(var variants) ->
          variants.stream().flatMap(v -> v.fields().stream()).mapToInt(Field::type);
      case TypeDef.Sequence(int element) -> IntStream.of(element);
      case TypeDef.Array(long _, int element) -> IntStream.of(element);
      case TypeDef.Tuple(var elements) -> elements.stream().mapToInt(Integer::intValue);
      case TypeDef.Basic _, TypeDef.Compact _, TypeDef.BitSequence _ -> IntStream.empty();
    };
  }

  private Value sorted(int type, Value value) {
    if (!around.get(type)) {
      return value;
    } else if (isSet(type)) {
      return set(value);
    }
    return switch (types.def(type)) {
      case TypeDef.Composite(var fields) -> fields(fields, value);
      case TypeDef.Variants variants ->
          variants
              .named(value.variant())
              .<Value>map(
                  one -> Value.variant(one.name(), fields(one.fields(), value.asVariant().value())))
              .orElse(value);
      case TypeDef.Sequence(int element) -> each(element, value);
      case TypeDef.Array(long _, int element) -> each(element, value);
      case TypeDef.Tuple(var elements) -> row(elements, value);
      case TypeDef.Basic _, TypeDef.Compact _, TypeDef.BitSequence _ -> value;
    };
  }

  private static Value set(Value value) {
    TreeMap<BigInteger, Value> sorted = new TreeMap<>();
    for (Value item : value.items()) {
      if (!(item instanceof Value.Int)) {
        return value;
      }
      sorted.put(item.asBigInteger(), item);
    }
    return Value.of(List.copyOf(sorted.values()));
  }

  private Value each(int element, Value value) {
    return Value.of(value.items().stream().map(item -> sorted(element, item)).toList());
  }

  private Value row(List<Integer> elements, Value value) {
    List<Value> items = new ArrayList<>(value.items());
    for (int i = 0; i < elements.size(); i++) {
      items.set(i, sorted(elements.get(i), items.get(i)));
    }
    return Value.of(items);
  }

  private Value fields(List<Field> fields, Value value) {
    if (value instanceof Value.Struct) {
      LinkedHashMap<String, Value> sorted = new LinkedHashMap<>(value.asStruct());
      for (Field field : fields) {
        sorted.computeIfPresent(field.name(), (_, old) -> sorted(field.type(), old));
      }
      return Value.struct(sorted);
    } else if (fields.size() == 1) {
      return sorted(fields.getFirst().type(), value);
    }
    return row(fields.stream().map(Field::type).toList(), value);
  }
}

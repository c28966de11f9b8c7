package xyz.infinitehash.substrate.value;

import xyz.infinitehash.substrate.metadata.TypeRegistry;

/** Where JSON cannot tell values apart: Some of what is itself null. */
final class JsonLoss {
  private JsonLoss() {}

  static boolean loses(TypeRegistry types, Value value) {
    return switch (value) {
      case Value.Variant(String name, Value inner) ->
          (name.equals("Some")
                  && (inner.equals(Value.none()) || inner.equals(Value.Seq.UNIT) || isNone(inner)))
              || loses(types, inner);
      case Value.Seq(var values) -> values.stream().anyMatch(each -> loses(types, each));
      case Value.Struct(var fields) ->
          fields.values().stream().anyMatch(each -> loses(types, each));
      case Value.Int _, Value.Bool _, Value.Bytes _, Value.Text _, Value.Bits _ -> false;
    };
  }

  private static boolean isNone(Value value) {
    return value instanceof Value.Variant(String name, Value _) && name.equals("None");
  }
}

package xyz.infinitehash.substrate.value;

import java.util.List;
import java.util.SequencedMap;
import xyz.infinitehash.substrate.scale.ByteString;

/** Words about values for messages. */
final class Values {
  private Values() {}

  static ValueException unlike(Value value, String wanted) {
    return new ValueException(brief(value) + " is not " + wanted);
  }

  /** Kind and size of a value, never its whole content. */
  static String brief(Value value) {
    return switch (value) {
      case Value.Int(var number) ->
          number.bitLength() > 256 ? "a number of " + number.bitLength() + " bits" : "" + number;
      case Value.Bool(boolean flag) -> "" + flag;
      case Value.Bytes(ByteString bytes) -> bytes.length() + " bytes";
      case Value.Text(String text) -> "text of " + text.length() + " characters";
      case Value.Seq(List<Value> values) -> "a row of " + values.size();
      case Value.Struct(SequencedMap<String, Value> fields) -> {
        List<String> names = List.copyOf(fields.keySet());
        yield "a struct of "
            + String.join(", ", names.subList(0, Math.min(12, names.size())))
            + (names.size() > 12 ? ", .." : "");
      }
      case Value.Variant(String name, Value _) -> "variant " + name;
      case Value.Bits(List<Boolean> bits) -> bits.size() + " bits";
    };
  }
}

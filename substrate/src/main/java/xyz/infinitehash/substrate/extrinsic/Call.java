package xyz.infinitehash.substrate.extrinsic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import xyz.infinitehash.substrate.value.Value;

/**
 * A call of a pallet.
 *
 * @param pallet its name in metadata
 * @param name of the call
 * @param args by name
 */
public record Call(String pallet, String name, SequencedMap<String, Value> args) {
  public Call {
    args = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(args));
  }

  /** A call; the order of the arguments does not matter. */
  public Call(String pallet, String name, Map<String, Value> args) {
    this(pallet, name, new LinkedHashMap<>(args));
  }

  /** A call without arguments; add them with {@link #with}. */
  public static Call of(String pallet, String name) {
    return new Call(pallet, name, Map.of());
  }

  /** This call with one more argument, or another value for one. */
  public Call with(String arg, Value value) {
    LinkedHashMap<String, Value> more = new LinkedHashMap<>(args);
    more.put(arg, value);
    return new Call(pallet, name, more);
  }

  /** The argument of that name, as {@link Value#field}. */
  public Value arg(String arg) {
    return Value.struct(args).field(arg);
  }

  /** The call as a value of type RuntimeCall, as batches and proxies hold calls. */
  public Value toValue() {
    Value fields = args.isEmpty() ? Value.Seq.UNIT : new Value.Struct(args);
    return Value.variant(pallet, Value.variant(name, fields));
  }

  /**
   * The call in a value of type RuntimeCall.
   *
   * @throws xyz.infinitehash.substrate.value.ValueException when it is no such value
   */
  public static Call of(Value runtimeCall) {
    Value.Variant pallet = runtimeCall.asVariant();
    Value.Variant call = pallet.value().asVariant();
    boolean bare = call.value().equals(Value.Seq.UNIT);
    return new Call(
        pallet.name(), call.name(), bare ? new LinkedHashMap<>() : call.value().asStruct());
  }
}

package xyz.infinitehash.devnet.pallet;

import xyz.infinitehash.substrate.value.Value;

/**
 * A decoded call.
 *
 * @param pallet as in the metadata
 * @param name of the call
 * @param args its arguments by name; a Struct, or an empty Seq when it has none
 */
public record RuntimeCall(String pallet, String name, Value args) {
  /** Takes a value of type RuntimeCall apart: a variant of the pallet, a variant of the call. */
  public static RuntimeCall of(Value value) {
    Value.Variant call = value.asVariant().value().asVariant();
    return new RuntimeCall(value.variant(), call.name(), call.value());
  }

  /** An argument. */
  public Value arg(String argument) {
    return args.field(argument);
  }

  /** As a value of type RuntimeCall. */
  public Value toValue() {
    return Value.variant(pallet, Value.variant(name, args));
  }

  /** {@code Pallet.call}. */
  @Override
  public String toString() {
    return pallet + "." + name;
  }
}

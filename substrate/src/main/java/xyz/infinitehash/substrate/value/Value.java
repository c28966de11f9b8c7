package xyz.infinitehash.substrate.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A SCALE value without its type. Two rules give every type one form:
 *
 * <ul>
 *   <li>what has exactly one field without a name, struct or variant, is that field: an AccountId32
 *       is its 32 bytes, {@code Some(5)} is the variant Some of the number 5;
 *   <li>{@code Vec<u8>} and {@code [u8; N]} are {@link Bytes}, any other row is a {@link Seq}.
 * </ul>
 *
 * <p>The accessors throw {@link ValueException} when the value is of another form. Immutable.
 */
public sealed interface Value {
  /** A number of any width, compact or not. */
  record Int(BigInteger value) implements Value {}

  /** True or false. */
  record Bool(boolean value) implements Value {}

  /** A row of bytes. */
  record Bytes(ByteString value) implements Value {}

  /** Text; a char is text of one code point. */
  record Text(String value) implements Value {}

  /** A Vec, array, tuple, or the fields of a struct or variant when they have no names. */
  record Seq(List<Value> values) implements Value {
    /** Nothing: {@code ()}, an empty struct, the fields of a plain variant. */
    public static final Seq UNIT = new Seq(List.of());

    public Seq {
      values = List.copyOf(values);
    }
  }

  /** Named fields in their order. */
  record Struct(SequencedMap<String, Value> fields) implements Value {
    public Struct {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * A variant of an enum.
   *
   * @param name of the variant
   * @param value its fields: a Struct, its one unnamed field, a Seq of several, or {@link Seq#UNIT}
   */
  record Variant(String name, Value value) implements Value {
    /** A variant without fields. */
    public Variant(String name) {
      this(name, Seq.UNIT);
    }
  }

  /** A row of bits, the first one first. */
  record Bits(List<Boolean> bits) implements Value {
    public Bits {
      bits = List.copyOf(bits);
    }
  }

  /** A number. */
  static Value of(long number) {
    return new Int(BigInteger.valueOf(number));
  }

  /** A number. */
  static Value of(BigInteger number) {
    return new Int(number);
  }

  /** True or false. */
  static Value of(boolean flag) {
    return new Bool(flag);
  }

  /** Text. */
  static Value of(String text) {
    return new Text(text);
  }

  /** A copy of the bytes. */
  static Value of(byte[] bytes) {
    return new Bytes(ByteString.of(bytes));
  }

  /** Bytes. */
  static Value of(ByteString bytes) {
    return new Bytes(bytes);
  }

  /** The 32 bytes of an account. */
  static Value of(AccountId account) {
    return of(account.bytes());
  }

  /** A row. */
  static Value of(List<? extends Value> values) {
    return new Seq(List.copyOf(values));
  }

  /** A row. */
  static Value seq(Value... values) {
    return new Seq(Arrays.asList(values));
  }

  /** A row of numbers. */
  static Value numbers(int... numbers) {
    List<Value> values = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      values.add(of(number));
    }
    return new Seq(values);
  }

  /** Named fields; the map's order does not matter for encoding. */
  static Value struct(Map<String, ? extends Value> fields) {
    return new Struct(new LinkedHashMap<>(fields));
  }

  /** One named field; add more with {@link #with}. */
  static Value struct(String name, Value value) {
    return struct(Map.of(name, value));
  }

  /** This struct and one more field, or another value for one. */
  default Value with(String name, Value value) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>(asStruct());
    fields.put(name, value);
    return new Struct(fields);
  }

  /** A variant without fields. */
  static Value variant(String name) {
    return new Variant(name);
  }

  /** A variant with its fields. */
  static Value variant(String name, Value fields) {
    return new Variant(name, fields);
  }

  /** {@code Option::Some}. */
  static Value some(Value value) {
    return new Variant("Some", value);
  }

  /** {@code Option::None}. */
  static Value none() {
    return new Variant("None");
  }

  /** The account as a MultiAddress of variant Id, as calls take it. */
  static Value address(AccountId account) {
    return new Variant("Id", of(account));
  }

  /** The named field. */
  default Value field(String name) {
    return findField(name)
        .orElseThrow(() -> new ValueException("no field " + name + " in " + Values.brief(this)));
  }

  /** The named field, when this has it. */
  default Optional<Value> findField(String name) {
    return this instanceof Struct(SequencedMap<String, Value> fields)
        ? Optional.ofNullable(fields.get(name))
        : Optional.empty();
  }

  /** All named fields. */
  default SequencedMap<String, Value> asStruct() {
    if (this instanceof Struct(SequencedMap<String, Value> fields)) {
      return fields;
    }
    throw Values.unlike(this, "a struct");
  }

  /** The values of a row. */
  default List<Value> items() {
    if (this instanceof Seq(List<Value> values)) {
      return values;
    }
    throw Values.unlike(this, "a row");
  }

  /** The value at a place of a row. */
  default Value item(int index) {
    List<Value> values = items();
    if (index < 0 || index >= values.size()) {
      throw new ValueException("no item " + index + " among " + values.size());
    }
    return values.get(index);
  }

  /** The number. */
  default BigInteger asBigInteger() {
    if (this instanceof Int(BigInteger value)) {
      return value;
    }
    throw Values.unlike(this, "a number");
  }

  /** The number as a long; u64 over 2^63 is refused. */
  default long asLong() {
    BigInteger value = asBigInteger();
    if (value.bitLength() > 63) {
      throw new ValueException(value + " does not fit 64 bits signed");
    }
    return value.longValue();
  }

  /** The number as an int. */
  default int asInt() {
    BigInteger value = asBigInteger();
    if (value.bitLength() > 31) {
      throw new ValueException(value + " does not fit 32 bits signed");
    }
    return value.intValue();
  }

  /** True or false. */
  default boolean asBool() {
    if (this instanceof Bool(boolean value)) {
      return value;
    }
    throw Values.unlike(this, "a bool");
  }

  /** Text. */
  default String asText() {
    if (this instanceof Text(String value)) {
      return value;
    }
    throw Values.unlike(this, "text");
  }

  /** The bytes. */
  default ByteString asByteString() {
    if (this instanceof Bytes(ByteString value)) {
      return value;
    }
    throw Values.unlike(this, "bytes");
  }

  /** A copy of the bytes. */
  default byte[] asBytes() {
    return asByteString().bytes();
  }

  /** The 32 bytes as an account; also of a MultiAddress of variant Id. */
  default AccountId asAccountId() {
    Value bytes = this instanceof Variant(String name, Value id) && name.equals("Id") ? id : this;
    if (bytes instanceof Bytes(ByteString value) && value.length() == 32) {
      return AccountId.of(value.bytes());
    }
    throw Values.unlike(this, "an account of 32 bytes");
  }

  /** The variant. */
  default Variant asVariant() {
    if (this instanceof Variant variant) {
      return variant;
    }
    throw Values.unlike(this, "a variant");
  }

  /** The name of the variant. */
  default String variant() {
    return asVariant().name();
  }

  /** The payload of an Option. */
  default Optional<Value> asOption() {
    Variant option = asVariant();
    return switch (option.name()) {
      case "None" -> Optional.empty();
      case "Some" -> Optional.of(option.value());
      default -> throw Values.unlike(this, "an option");
    };
  }

  /** The bits as a set of the indices of ones. */
  default BitSet asBitSet() {
    if (this instanceof Bits(List<Boolean> bits)) {
      BitSet set = new BitSet(bits.size());
      for (int i = 0; i < bits.size(); i++) {
        set.set(i, bits.get(i));
      }
      return set;
    }
    throw Values.unlike(this, "bits");
  }
}

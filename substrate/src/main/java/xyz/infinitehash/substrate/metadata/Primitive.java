package xyz.infinitehash.substrate.metadata;

import java.util.Locale;

/** The primitive types. */
public enum Primitive {
  BOOL(0, 1, false),
  CHAR(1, 4, false),
  STR(2, 1, false),
  U8(3, 1, false),
  U16(4, 2, false),
  U32(5, 4, false),
  U64(6, 8, false),
  U128(7, 16, false),
  U256(8, 32, false),
  I8(9, 1, true),
  I16(10, 2, true),
  I32(11, 4, true),
  I64(12, 8, true),
  I128(13, 16, true),
  I256(14, 32, true);

  private final int number;
  private final int bytes;
  private final boolean signed;

  Primitive(int number, int bytes, boolean signed) {
    this.number = number;
    this.bytes = bytes;
    this.signed = signed;
  }

  /** Its number in metadata. */
  public int number() {
    return number;
  }

  /** Bytes a value takes; of STR the fewest. */
  public int bytes() {
    return bytes;
  }

  /** Whether it is a signed number. */
  public boolean signed() {
    return signed;
  }

  /** Whether it is a number, signed or not. */
  public boolean isNumber() {
    return number >= U8.number;
  }

  /** The name as Rust writes it: u8, bool, str. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

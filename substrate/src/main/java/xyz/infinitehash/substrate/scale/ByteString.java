package xyz.infinitehash.substrate.scale;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as a value: never changed, compared by content, printed as 0x and lower-case hex. */
public final class ByteString implements Comparable<ByteString> {
  /** No bytes. */
  public static final ByteString EMPTY = new ByteString(new byte[0]);

  private static final int SHOWN = 64; // bytes toString prints at most

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the given bytes. */
  public static ByteString of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new ByteString(bytes.clone());
  }

  /** Takes over an array that nobody else holds. */
  static ByteString owning(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new ByteString(bytes);
  }

  /**
   * Reads hex digits of either case, with or without 0x.
   *
   * @throws ScaleException when it is not pairs of hex digits
   */
  public static ByteString parse(String hex) {
    String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
    try {
      return owning(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw new ScaleException("not hex: " + e.getMessage());
    }
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an index, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** 0x and two lower-case digits a byte. */
  public String hex() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  /** A reader over these bytes. */
  public ScaleReader reader() {
    return new ScaleReader(bytes);
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  /** Byte by byte as unsigned numbers, the shorter first: the order of keys in a trie. */
  @Override
  public int compareTo(ByteString other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The hex form, cut after 64 bytes. */
  @Override
  public String toString() {
    return bytes.length <= SHOWN
        ? hex()
        : "0x" + HexFormat.of().formatHex(bytes, 0, SHOWN) + "...(" + bytes.length + " bytes)";
  }
}

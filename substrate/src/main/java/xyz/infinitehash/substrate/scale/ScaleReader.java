package xyz.infinitehash.substrate.scale;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads SCALE from front to back. Every length is checked against the bytes that are left before
 * anything is allocated, so memory stays within a small factor of the input. Only canonical forms
 * are taken: what was read encodes back to the same bytes.
 *
 * <p>Not for several threads at once.
 */
public final class ScaleReader {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final BigInteger U64 = BigInteger.ONE.shiftLeft(64);

  private final byte[] data;
  private final int end;
  private int at;

  /** Reads all of an array, which must not change meanwhile. */
  public ScaleReader(byte[] data) {
    this(data, 0, data.length);
  }

  /** Reads {@code data[from, from + length)}. */
  public ScaleReader(byte[] data, int from, int length) {
    this.data = data;
    this.at = from;
    this.end = Objects.checkFromIndexSize(from, length, data.length) + length;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes not read yet. */
  public int remaining() {
    return end - at;
  }

  /** Index in the array of the next byte; for messages and for slices with {@link #since}. */
  public int position() {
    return at;
  }

  /** A copy of what was read since an earlier {@link #position}. */
  public byte[] since(int position) {
    return Arrays.copyOfRange(data, position, at);
  }

  /**
   * @throws ScaleException when bytes are left over
   */
  public void finish() {
    if (at != end) {
      throw fault(remaining() + " bytes left over");
    }
  }

  /** An unsigned byte, 0 to 255. */
  public int u8() {
    return data[take(1)] & 0xFF;
  }

  /** An unsigned number of 2 bytes. */
  public int u16() {
    return (short) SHORT.get(data, take(2)) & 0xFFFF;
  }

  /** An unsigned number of 4 bytes. */
  public long u32() {
    return (int) INT.get(data, take(4)) & 0xFFFFFFFFL;
  }

  /** 8 bytes as they are: read the result as unsigned or signed. */
  public long i64() {
    return (long) LONG.get(data, take(8));
  }

  /** An unsigned number of 8 bytes. */
  public BigInteger u64() {
    return unsigned(i64());
  }

  /** An unsigned little-endian number of so many bytes. */
  public BigInteger unsigned(int bytes) {
    return new BigInteger(1, reversed(bytes));
  }

  /** A two's complement little-endian number of so many bytes. */
  public BigInteger signed(int bytes) {
    return new BigInteger(reversed(bytes));
  }

  /** One byte that is 0 or 1. */
  public boolean bool() {
    int b = u8();
    if (b > 1) {
      throw fault("not a bool: " + b);
    }
    return b == 1;
  }

  /** A compact number that fits 32 bits unsigned. */
  public long compactU32() {
    int first = peek();
    return switch (first & 3) {
      case 0 -> u8() >>> 2;
      case 1 -> atLeast(u16() >>> 2, 1L << 6);
      case 2 -> atLeast(u32() >>> 2, 1L << 14);
      default -> {
        if (u8() != 3) {
          throw fault("a compact number over 32 bits");
        }
        yield atLeast(u32(), 1L << 30);
      }
    };
  }

  /** A compact number of any size, at most 67 bytes. */
  public BigInteger compact() {
    int first = peek();
    if ((first & 3) != 3) {
      return BigInteger.valueOf(compactU32());
    }
    int bytes = (u8() >>> 2) + 4;
    BigInteger value = unsigned(bytes);
    int bits = value.bitLength();
    if (bits <= 8 * (bytes - 1) || bits <= 30) {
      throw fault("a compact number in more bytes than it needs");
    }
    return value;
  }

  /**
   * A compact count of things of at least so many bytes each, not more of them than bytes are left.
   *
   * @param least bytes the smallest of them takes, 1 or more
   */
  public int length(int least) {
    long count = compactU32();
    if (count > remaining() / least) {
      throw fault("a length of " + count + " with " + remaining() + " bytes left");
    }
    return (int) count;
  }

  /** Exactly so many bytes, copied. */
  public byte[] bytes(int count) {
    int from = take(count);
    return Arrays.copyOfRange(data, from, from + count);
  }

  /** Exactly so many bytes as a value. */
  public ByteString byteString(int count) {
    return ByteString.owning(bytes(count));
  }

  /** A compact length and that many bytes. */
  public byte[] vecU8() {
    return bytes(length(1));
  }

  /** A compact length and that many bytes, as a value. */
  public ByteString blob() {
    return ByteString.owning(vecU8());
  }

  /** A compact length and that many bytes of UTF-8; anything else is refused. */
  public String text() {
    int length = length(1);
    if (length == 0) {
      return "";
    }
    int from = take(length);
    for (int i = from; i < at; i++) {
      if (data[i] < 0) {
        return unicode(from, length);
      }
    }
    return new String(data, from, length, StandardCharsets.US_ASCII);
  }

  /** A compact count and that many things of one byte or more. */
  public <T> List<T> list(Function<ScaleReader, T> element) {
    int count = length(1);
    if (count == 0) {
      return List.of();
    }
    List<T> list = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      list.add(element.apply(this));
    }
    return List.copyOf(list);
  }

  private String unicode(int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(data, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ScaleException("not UTF-8 at byte " + from);
    }
  }

  /** The fault to throw for what was found just before this place. */
  public ScaleException fault(String what) {
    return new ScaleException(what + " at byte " + at);
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(U64) : value;
  }

  private long atLeast(long value, long least) {
    if (value < least) {
      throw fault("a compact number in more bytes than it needs");
    }
    return value;
  }

  private int peek() {
    if (at >= end) {
      throw fault("cut short: 1 byte wanted, 0 left");
    }
    return data[at] & 0xFF;
  }

  private byte[] reversed(int bytes) {
    int from = take(bytes);
    byte[] out = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      out[i] = data[from + bytes - 1 - i];
    }
    return out;
  }

  private int take(int count) {
    if (count < 0 || count > end - at) {
      throw fault("cut short: " + count + " bytes wanted, " + remaining() + " left");
    }
    int from = at;
    at += count;
    return from;
  }
}

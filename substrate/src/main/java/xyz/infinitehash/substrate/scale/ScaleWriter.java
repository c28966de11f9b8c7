package xyz.infinitehash.substrate.scale;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes SCALE to a growing array. Numbers out of range are refused with {@link ScaleException}.
 *
 * <p>Not for several threads at once.
 */
public final class ScaleWriter {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private byte[] data;
  private int at;

  /** Room for 64 bytes at first. */
  public ScaleWriter() {
    this(64);
  }

  /** Room for so many bytes at first; it grows. */
  public ScaleWriter(int capacity) {
    data = new byte[Math.max(capacity, 16)];
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** What was written so far, copied. */
  public byte[] toBytes() {
    return Arrays.copyOf(data, at);
  }

  /** How many bytes were written. */
  public int size() {
    return at;
  }

  /** An unsigned byte. */
  public ScaleWriter u8(int value) {
    require(value >>> 8 == 0, value, "u8");
    int from = room(1);
    data[from] = (byte) value;
    return this;
  }

  /** An unsigned number of 2 bytes. */
  public ScaleWriter u16(int value) {
    require(value >>> 16 == 0, value, "u16");
    int from = room(2);
    SHORT.set(data, from, (short) value);
    return this;
  }

  /** An unsigned number of 4 bytes. */
  public ScaleWriter u32(long value) {
    require(value >>> 32 == 0, value, "u32");
    int from = room(4);
    INT.set(data, from, (int) value);
    return this;
  }

  /** 8 bytes of a signed number, or of an unsigned one as its bits. */
  public ScaleWriter i64(long value) {
    int from = room(8);
    LONG.set(data, from, value);
    return this;
  }

  /** An unsigned number of so many bytes, little-endian. */
  public ScaleWriter unsigned(BigInteger value, int bytes) {
    require(value.signum() >= 0 && value.bitLength() <= 8 * bytes, value, "u" + 8 * bytes);
    return littleEndian(value, bytes);
  }

  /** A two's complement number of so many bytes, little-endian. */
  public ScaleWriter signed(BigInteger value, int bytes) {
    require(value.bitLength() < 8 * bytes, value, "i" + 8 * bytes);
    return littleEndian(value, bytes);
  }

  /** One byte, 0 or 1. */
  public ScaleWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  /** A compact number from 0 to 2^63 - 1. */
  public ScaleWriter compact(long value) {
    if (value < 0) {
      throw new ScaleException("not a compact number: " + value);
    } else if (value < 1 << 6) {
      return u8((int) value << 2);
    } else if (value < 1 << 14) {
      return u16(((int) value << 2) | 1);
    } else if (value < 1 << 30) {
      return u32((value << 2) | 2);
    }
    return compact(BigInteger.valueOf(value));
  }

  /** A compact number from 0 to 2^536 - 1. */
  public ScaleWriter compact(BigInteger value) {
    int bits = value.bitLength();
    require(value.signum() >= 0 && bits <= 536, value, "compact number");
    if (bits <= 30) {
      return compact(value.longValue());
    }
    int bytes = Math.max(4, (bits + 7) / 8);
    return u8(((bytes - 4) << 2) | 3).littleEndian(value, bytes);
  }

  /** The bytes as they are, without a length. */
  public ScaleWriter raw(byte[] bytes) {
    int from = room(bytes.length);
    System.arraycopy(bytes, 0, data, from, bytes.length);
    return this;
  }

  /** The bytes as they are, without a length. */
  public ScaleWriter raw(ByteString bytes) {
    int from = room(bytes.length());
    bytes.copyTo(data, from);
    return this;
  }

  /** A compact length and the bytes. */
  public ScaleWriter vecU8(byte[] bytes) {
    return compact(bytes.length).raw(bytes);
  }

  /** A compact length and the bytes. */
  public ScaleWriter blob(ByteString bytes) {
    return compact(bytes.length()).raw(bytes);
  }

  /** A compact length and the text in UTF-8. */
  public ScaleWriter text(String text) {
    return vecU8(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A compact count and each thing. */
  public <T> ScaleWriter list(List<T> list, BiConsumer<T, ScaleWriter> element) {
    compact(list.size());
    for (T each : list) {
      element.accept(each, this);
    }
    return this;
  }

  private ScaleWriter littleEndian(BigInteger value, int bytes) {
    byte[] big = value.toByteArray();
    int from = room(bytes);
    byte sign = (byte) (value.signum() < 0 ? -1 : 0);
    for (int i = 0; i < bytes; i++) {
      data[from + i] = i < big.length ? big[big.length - 1 - i] : sign;
    }
    return this;
  }

  private static void require(boolean fits, Object value, String type) {
    if (!fits) {
      throw new ScaleException("not a " + type + ": " + value);
    }
  }

  /** Where to write; may replace the array, so it is called before the array is used. */
  private int room(int count) {
    if (count > data.length - at) {
      data = Arrays.copyOf(data, Math.max(Math.addExact(at, count), data.length * 2));
    }
    int from = at;
    at += count;
    return from;
  }
}

package xyz.infinitehash.stratum.protocol;

import java.util.Arrays;

/**
 * Fixed-length hexadecimal as the wire carries it, either case, nothing else: no sign, no 0x, no
 * space. Reading to integers is what makes two spellings of one share the same share.
 */
public final class Hex {
  private static final byte[] VALUE = new byte[256];
  private static final byte[] DIGIT = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  static {
    Arrays.fill(VALUE, (byte) -1);
    for (int i = 0; i < 16; i++) {
      VALUE[DIGIT[i]] = (byte) i;
      VALUE[Character.toUpperCase(DIGIT[i])] = (byte) i;
    }
  }

  private Hex() {}

  /** True when {@code [from, to)} is exactly {@code digits} hexadecimal digits. */
  public static boolean is(byte[] text, int from, int to, int digits) {
    if (to - from != digits) {
      return false;
    }
    int bad = 0;
    for (int i = from; i < to; i++) {
      bad |= VALUE[text[i] & 0xFF];
    }
    return bad >= 0;
  }

  /** The number that up to 16 digits spell; they were checked with {@link #is}. */
  public static long value(byte[] text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 4 | (VALUE[text[i] & 0xFF] & 0xF);
    }
    return value;
  }

  /** Writes {@code digits} lower-case digits of the number's low end. */
  public static void write(long value, byte[] out, int at, int digits) {
    for (int i = 0; i < digits; i++) {
      out[at + i] = DIGIT[(int) (value >>> (4 * (digits - 1 - i))) & 0xF];
    }
  }
}

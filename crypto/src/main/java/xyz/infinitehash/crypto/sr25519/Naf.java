package xyz.infinitehash.crypto.sr25519;

/**
 * The signed form of a public scalar in which every digit is zero or odd and at most one of any
 * {@code width} neighbours is not zero. Its pattern shows the scalar: never for secrets.
 */
final class Naf {
  private Naf() {}

  /**
   * The digits of bits [from, from + bits) of a scalar, one a bit, the lowest first, each below
   * 2^(width - 1) either way; bits + 1 of them, since the last may be a carry.
   */
  static byte[] digits(Scalar scalar, int from, int bits, int width) {
    byte[] digits = new byte[bits + 1];
    int window = 1 << width;
    int carry = 0;
    int i = 0;
    while (i < bits) {
      int left = Math.min(width, bits - i);
      int value = (scalar.word(from + i) & ((1 << left) - 1)) + carry;
      if ((value & 1) == 0) {
        i++; // the carry, if any, has become this bit: 1 + 1 = 0, carry on
        continue;
      }
      if (left == width && value >= window / 2) {
        digits[i] = (byte) (value - window);
        carry = 1;
      } else {
        digits[i] = (byte) value;
        carry = 0;
      }
      i += left;
    }
    digits[bits] = (byte) carry;
    return digits;
  }

  /** The digits of the negative. */
  static byte[] negated(byte[] digits) {
    byte[] negated = new byte[digits.length];
    for (int i = 0; i < digits.length; i++) {
      negated[i] = (byte) -digits[i];
    }
    return negated;
  }
}

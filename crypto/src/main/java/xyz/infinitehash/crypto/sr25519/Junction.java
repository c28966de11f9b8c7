package xyz.infinitehash.crypto.sr25519;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import xyz.infinitehash.crypto.hash.Blake2b;

/**
 * One step of a key's derivation path, as written after {@code //} (hard) or {@code /} (soft): a
 * number below 2^64 or any text without a slash. A path may be a secret, so none is printed.
 */
public sealed interface Junction {
  /** The text of the step, without its slashes. */
  String code();

  /** A step only the secret key can take. */
  record Hard(String code) implements Junction {
    @Override
    public String toString() {
      return "//*";
    }
  }

  /** A step the public key alone can take as well. */
  record Soft(String code) implements Junction {
    @Override
    public String toString() {
      return "/*";
    }
  }

  /**
   * The 32 bytes that name the step, as sp-core's DeriveJunction makes them: the SCALE encoding of
   * the number (u64) or of the text, padded with zeros, or its blake2b-256 where it is longer.
   */
  default byte[] chainCode() {
    byte[] encoded = isNumber(code()) ? number(code()) : text(code());
    return encoded.length > 32 ? Blake2b.hash256(encoded) : Arrays.copyOf(encoded, 32);
  }

  private static boolean isNumber(String code) {
    return Digits.PATTERN.matcher(code).matches() && new BigInteger(code).bitLength() <= 64;
  }

  private static byte[] number(String code) {
    long n = new BigInteger(code).longValue();
    byte[] out = new byte[8];
    for (int i = 0; i < 8; i++) {
      out[i] = (byte) (n >>> (8 * i));
    }
    return out;
  }

  private static byte[] text(String code) {
    byte[] utf8 = code.getBytes(StandardCharsets.UTF_8);
    int n = utf8.length;
    byte[] length;
    if (n < 1 << 6) {
      length = new byte[] {(byte) (n << 2)};
    } else if (n < 1 << 14) {
      length = new byte[] {(byte) (n << 2 | 1), (byte) (n >> 6)};
    } else {
      length =
          new byte[] {(byte) (n << 2 | 2), (byte) (n >> 6), (byte) (n >> 14), (byte) (n >> 22)};
    }
    byte[] out = Arrays.copyOf(length, length.length + n);
    System.arraycopy(utf8, 0, out, length.length, n);
    return out;
  }

  /** What Rust's parser of u64 takes, up to its size. */
  final class Digits {
    private static final Pattern PATTERN = Pattern.compile("\\+?[0-9]{1,40}");

    private Digits() {}
  }
}

package xyz.infinitehash.crypto.sr25519;

import java.util.ArrayList;
import java.util.List;

/**
 * A sum of public scalars times points that shares its doublings (Straus 1964). Time hangs on the
 * scalars: never for secrets.
 */
final class Straus {
  private final List<byte[]> cachedDigits = new ArrayList<>();
  private final List<CachedPoint[]> cachedOdd = new ArrayList<>();
  private final List<byte[]> affineDigits = new ArrayList<>();
  private final List<long[]> affineOdd = new ArrayList<>();

  /** Adds a term: digits as {@link Naf} gives them, and the odd multiples they select. */
  Straus plus(byte[] digits, CachedPoint[] odd) {
    cachedDigits.add(digits);
    cachedOdd.add(odd);
    return this;
  }

  /** Adds a term whose odd multiples are a table of {@link AffinePoint}. */
  Straus plus(byte[] digits, long[] odd) {
    affineDigits.add(digits);
    affineOdd.add(odd);
    return this;
  }

  /** The sum, with T up to date. */
  EdwardsPoint sum() {
    byte[][] cached = cachedDigits.toArray(byte[][]::new);
    byte[][] affine = affineDigits.toArray(byte[][]::new);
    int cachedLength = longest(cached);
    int affineLength = longest(affine);
    EdwardsPoint p = new EdwardsPoint();
    AffinePoint addend = new AffinePoint();
    for (int i = Math.max(cachedLength, affineLength) - 1; i >= 0; i--) {
      p.twice();
      for (int term = 0; i < cachedLength && term < cached.length; term++) {
        int digit = digit(cached[term], i);
        if (digit != 0) {
          CachedPoint multiple = cachedOdd.get(term)[Math.abs(digit) >> 1];
          add(p.withT(), digit, multiple);
        }
      }
      for (int term = 0; i < affineLength && term < affine.length; term++) {
        int digit = digit(affine[term], i);
        if (digit != 0) {
          addend.load(affineOdd.get(term), (Math.abs(digit) >> 1) * AffinePoint.LIMBS);
          add(p.withT(), digit, addend);
        }
      }
    }
    return p.withT();
  }

  private static void add(EdwardsPoint p, int sign, CachedPoint q) {
    if (sign > 0) {
      p.add(q);
    } else {
      p.sub(q);
    }
  }

  private static void add(EdwardsPoint p, int sign, AffinePoint q) {
    if (sign > 0) {
      p.add(q);
    } else {
      p.sub(q);
    }
  }

  private static int digit(byte[] digits, int i) {
    return i < digits.length ? digits[i] : 0;
  }

  private static int longest(byte[][] terms) {
    int length = 0;
    for (byte[] digits : terms) {
      length = Math.max(length, digits.length);
    }
    return length;
  }
}

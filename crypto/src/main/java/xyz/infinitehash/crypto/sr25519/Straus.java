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
  private final List<AffinePoint[]> affineOdd = new ArrayList<>();
  private int length;

  /** Adds a term: digits as {@link Naf} gives them, and the odd multiples they select. */
  Straus plus(byte[] digits, CachedPoint[] odd) {
    cachedDigits.add(digits);
    cachedOdd.add(odd);
    length = Math.max(length, digits.length);
    return this;
  }

  /** Adds a term whose table is affine. */
  Straus plus(byte[] digits, AffinePoint[] odd) {
    affineDigits.add(digits);
    affineOdd.add(odd);
    length = Math.max(length, digits.length);
    return this;
  }

  /** The sum, with T up to date. */
  EdwardsPoint sum() {
    EdwardsPoint p = new EdwardsPoint();
    for (int i = length - 1; i >= 0; i--) {
      p.twice();
      for (int term = 0; term < cachedDigits.size(); term++) {
        add(p, digit(cachedDigits.get(term), i), cachedOdd.get(term));
      }
      for (int term = 0; term < affineDigits.size(); term++) {
        add(p, digit(affineDigits.get(term), i), affineOdd.get(term));
      }
    }
    return p.withT();
  }

  private static int digit(byte[] digits, int i) {
    return i < digits.length ? digits[i] : 0;
  }

  private static void add(EdwardsPoint p, int digit, CachedPoint[] odd) {
    if (digit > 0) {
      p.withT().add(odd[digit >> 1]);
    } else if (digit < 0) {
      p.withT().sub(odd[-digit >> 1]);
    }
  }

  private static void add(EdwardsPoint p, int digit, AffinePoint[] odd) {
    if (digit > 0) {
      p.withT().add(odd[digit >> 1]);
    } else if (digit < 0) {
      p.withT().sub(odd[-digit >> 1]);
    }
  }
}

package xyz.infinitehash.crypto.sr25519;

/** Odd multiples of the base point for public scalars, wider than any key's. */
final class BaseTable {
  /** Width of the signed form that fits the table. */
  static final int WIDTH = 8;

  /** B, 3 B ... 127 B. */
  static final AffinePoint[] ODD = AffinePoint.oddMultiples(Curve.basePoint(), 1 << (WIDTH - 2));

  private BaseTable() {}
}

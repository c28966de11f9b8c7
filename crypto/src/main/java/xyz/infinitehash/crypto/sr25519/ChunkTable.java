package xyz.infinitehash.crypto.sr25519;

import java.util.Arrays;

/**
 * Odd multiples of P, 2^32 P, 2^64 P ... 2^224 P: a scalar cut into eight chunks of 32 bits then
 * takes 32 doublings instead of 253, and those shared with every other term. For public scalars.
 */
final class ChunkTable {
  /** The table of the base point, 64 multiples a chunk. */
  static final ChunkTable BASE = new ChunkTable(Curve.basePoint(), 8);

  private static final int CHUNKS = 8;
  private static final int BITS = 32;

  private final int width;
  private final long[][] odd = new long[CHUNKS][];

  /**
   * @param width of the signed form; 2^(width - 2) multiples a chunk are kept
   */
  ChunkTable(EdwardsPoint point, int width) {
    this.width = width;
    int count = 1 << (width - 2);
    EdwardsPoint[] multiples = new EdwardsPoint[CHUNKS * count];
    EdwardsPoint power = new EdwardsPoint().set(point);
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      EdwardsPoint next = new EdwardsPoint().set(power);
      CachedPoint twice = new CachedPoint(power.twice().withT());
      for (int i = 0; i < count; i++) {
        multiples[chunk * count + i] = new EdwardsPoint().set(next);
        next.add(twice).withT();
      }
      power.twice(BITS - 1).withT();
    }
    long[] table = AffinePoint.table(multiples);
    int size = count * AffinePoint.LIMBS;
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      odd[chunk] = Arrays.copyOfRange(table, chunk * size, (chunk + 1) * size);
    }
  }

  /** Adds scalar P to a sum. */
  void addTo(Straus sum, Scalar scalar) {
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      sum.plus(Naf.digits(scalar, BITS * chunk, BITS, width), odd[chunk]);
    }
  }
}

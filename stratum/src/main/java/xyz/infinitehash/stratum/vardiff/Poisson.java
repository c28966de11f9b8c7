package xyz.infinitehash.stratum.vardiff;

/** Tails of the Poisson distribution: how surprising a count is. */
final class Poisson {
  private static final int EXACT = 400;

  private Poisson() {}

  /** P(X <= count) for a mean above 0; beyond some hundreds by the normal approximation. */
  static double atMost(long count, double mean) {
    if (count < 0) {
      return 0;
    }
    if (count > EXACT || mean > EXACT) {
      return normal((count + 0.5 - mean) / Math.sqrt(mean));
    }
    double term = Math.exp(-mean);
    double sum = term;
    for (long k = 1; k <= count; k++) {
      term *= mean / k;
      sum += term;
    }
    return Math.min(1, sum);
  }

  /** P(X >= count). */
  static double atLeast(long count, double mean) {
    return 1 - atMost(count - 1, mean);
  }

  /** The standard normal's distribution function (Zelen and Severo, 26.2.17; error below 1e-7). */
  private static double normal(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double poly =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * poly;
    return z > 0 ? 1 - tail : tail;
  }
}

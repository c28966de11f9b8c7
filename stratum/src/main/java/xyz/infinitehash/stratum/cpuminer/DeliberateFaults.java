package xyz.infinitehash.stratum.cpuminer;

/**
 * What a miner does wrong on purpose, so that a pool's columns for bad shares can be seen to work.
 * Each is a percentage (0 to 100) of the shares found. Every such line is still made of headers
 * that were really hashed.
 *
 * @param resend the share is sent again once it was sent: a duplicate
 * @param late the share is kept until a job with clean_jobs came, then sent: stale
 * @param low beside the share, the next header whose hash misses the target is sent: low difficulty
 * @param malformed beside the share, its line is sent with an extranonce2 one byte too long
 */
public record DeliberateFaults(int resend, int late, int low, int malformed) {
  /** An honest miner. */
  public static final DeliberateFaults NONE = new DeliberateFaults(0, 0, 0, 0);

  public DeliberateFaults {
    percent(resend, "resend");
    percent(late, "late");
    percent(low, "low");
    percent(malformed, "malformed");
  }

  private static void percent(int value, String name) {
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException(name + " is 0 to 100 percent, not " + value);
    }
  }
}

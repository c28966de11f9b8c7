package xyz.infinitehash.app.pool;

import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** Difficulties for what is going to connect; the names are what is typed. */
public enum Vardiffs {
  /** From 1,024, 18 shares a minute. */
  asic(VardiffConfig.standard()),
  /**
   * From 0.0005 (two million hashes), 120 shares a minute, so that a minute's estimate is good to a
   * tenth.
   */
  cpu(
      new VardiffConfig(
          Difficulty.parse("0.0005"),
          Difficulty.parse("0.000001"),
          Difficulty.parse("1024"),
          120,
          80,
          180,
          true));

  private final VardiffConfig config;

  Vardiffs(VardiffConfig config) {
    this.config = config;
  }

  /** The settings of the server. */
  public VardiffConfig config() {
    return config;
  }
}

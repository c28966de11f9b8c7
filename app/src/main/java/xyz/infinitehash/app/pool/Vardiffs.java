package xyz.infinitehash.app.pool;

import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** What is going to connect; the names are what is typed. */
public enum Vardiffs {
  /** From difficulty 1,024, 18 shares a minute. */
  asic,
  /**
   * From 0.0005 (two million hashes), 120 shares a minute: a minute's estimate is good to a tenth.
   */
  cpu,
  /** As cpu, but 600 a minute: an epoch of the demo is a quarter of a minute. */
  demo;

  /** The settings of the server. */
  public VardiffConfig config() {
    return switch (this) {
      case asic -> VardiffConfig.standard();
      case cpu ->
          new VardiffConfig(
              Difficulty.parse("0.0005"),
              Difficulty.parse("0.000001"),
              Difficulty.parse("1024"),
              120,
              80,
              180,
              true);
      case demo ->
          new VardiffConfig(
              Difficulty.parse("0.00005"),
              Difficulty.parse("0.000001"),
              Difficulty.parse("1024"),
              600,
              400,
              900,
              true);
    };
  }
}

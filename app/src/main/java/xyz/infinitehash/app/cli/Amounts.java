package xyz.infinitehash.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.Rao;

/** Amounts as people read and type them. */
final class Amounts {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal SHARES = BigDecimal.valueOf(65_535);

  private Amounts() {}

  /** 10^-9 of a token in whole ones. */
  static String plain(long rao) {
    return BigDecimal.valueOf(rao, 9).stripTrailingZeros().toPlainString();
  }

  /**
   * @throws CommandFailure when it is no amount of TAO with at most nine decimals
   */
  static Rao tao(String option, String text) {
    try {
      return Rao.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(option + ": " + e.getMessage());
    }
  }

  /**
   * @throws CommandFailure when it is no amount of alpha with at most nine decimals
   */
  static Alpha alpha(String option, String text) {
    try {
      return Alpha.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(option + ": " + e.getMessage());
    }
  }

  /** A share of 65,535 in percent with two decimals. */
  static String percent(int share) {
    return BigDecimal.valueOf(share)
            .multiply(HUNDRED)
            .divide(SHARES, 2, RoundingMode.HALF_EVEN)
            .toPlainString()
        + " %";
  }

  /**
   * Percent as a share of 65,535, rounded down.
   *
   * @throws CommandFailure when it is not 0 to 100
   */
  static int share(String option, BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw new CommandFailure(option + ": 0 to 100, not " + percent);
    }
    return percent.multiply(SHARES).divide(HUNDRED, RoundingMode.DOWN).intValue();
  }
}

package xyz.infinitehash.app.cli;

import java.math.BigDecimal;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.Rao;

/** Amounts as people read and type them. */
final class Amounts {
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
}

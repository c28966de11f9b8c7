package xyz.infinitehash.stratum.shares;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.Target;

/**
 * How hard a share is, exactly: {@code units} are 2^-32 of difficulty 1, so that one unit is one
 * expected hash by the field's convention of 2^32 hashes a difficulty-1 share. Difficulty 1 is
 * "bdiff", target 0x00000000FFFF0000...; the target of d is floor(target(1) / d).
 *
 * @param units 1 to 2^63 - 1, that is up to difficulty 2,147,483,648
 */
public record Difficulty(long units) implements Comparable<Difficulty> {
  /** Units in difficulty 1. */
  public static final long ONE_UNITS = 1L << 32;

  /** Difficulty 1. */
  public static final Difficulty ONE = new Difficulty(ONE_UNITS);

  private static final BigInteger DIFF1_SHIFTED =
      BigInteger.valueOf(0xFFFF).shiftLeft(208).shiftLeft(32);
  private static final BigDecimal TWO_32 = BigDecimal.valueOf(ONE_UNITS);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  public Difficulty {
    if (units < 1) {
      throw new StratumException("difficulty below one hash: " + units + " units");
    }
  }

  /**
   * The difficulty written in JSON, a fraction allowed, rounded to the nearest whole unit and held
   * within 1 and 2^63 - 1 units.
   *
   * @throws StratumException when it is not above zero
   */
  public static Difficulty of(BigDecimal difficulty) {
    if (difficulty.signum() <= 0) {
      throw new StratumException("a difficulty is above zero: " + difficulty);
    }
    // A number from a peer may be 1e999999999: never expand it.
    if (difficulty.precision() - difficulty.scale() > 12) {
      return new Difficulty(Long.MAX_VALUE);
    }
    if (difficulty.precision() - difficulty.scale() < -12) {
      return new Difficulty(1);
    }
    BigDecimal units = difficulty.multiply(TWO_32).setScale(0, RoundingMode.HALF_UP);
    return new Difficulty(units.min(MOST).max(BigDecimal.ONE).longValueExact());
  }

  /** As {@link #of(BigDecimal)}, from text such as {@code 0.01} or {@code 1e-08}. */
  public static Difficulty parse(String json) {
    try {
      return of(new BigDecimal(json));
    } catch (NumberFormatException e) {
      throw new StratumException("not a number: a difficulty of " + json.length() + " characters");
    }
  }

  /** The difficulty whose target is this one or the next below; the hardest for target 0. */
  public static Difficulty of(Target target) {
    if (target.value().signum() == 0) {
      return new Difficulty(Long.MAX_VALUE);
    }
    BigInteger units = DIFF1_SHIFTED.divide(target.value());
    return new Difficulty(
        units.bitLength() > 63 ? Long.MAX_VALUE : Math.max(1, units.longValueExact()));
  }

  /** floor(target(1) * 2^32 / units): a share must not be above it. */
  public Target target() {
    return Target.of(DIFF1_SHIFTED.divide(BigInteger.valueOf(units)));
  }

  /** What {@code mining.set_difficulty} carries: plain decimal digits, exactly this difficulty. */
  public String json() {
    return BigDecimal.valueOf(units).divide(TWO_32).stripTrailingZeros().toPlainString();
  }

  @Override
  public int compareTo(Difficulty other) {
    return Long.compare(units, other.units);
  }
}

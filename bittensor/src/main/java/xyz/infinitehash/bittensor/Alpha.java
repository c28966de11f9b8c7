package xyz.infinitehash.bittensor;

import java.math.BigDecimal;
import xyz.infinitehash.substrate.value.Value;

/**
 * An amount of a subnet's token in alpha rao, its 10^-9; of which subnet, the context says. Never
 * negative.
 */
public record Alpha(long value) implements Comparable<Alpha> {
  /** Nothing. */
  public static final Alpha ZERO = new Alpha(0);

  private static final int DECIMALS = 9;

  public Alpha {
    if (value < 0) {
      throw new IllegalArgumentException("an amount is not negative: " + value);
    }
  }

  /**
   * Reads whole units with at most 9 decimals: {@code 1.5}.
   *
   * @throws IllegalArgumentException when it is no such number or more than a long holds
   */
  public static Alpha parse(String alpha) {
    try {
      return new Alpha(new BigDecimal(alpha).movePointRight(DECIMALS).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("not an amount of alpha with at most 9 decimals", e);
    }
  }

  /** From a number of the chain. */
  public static Alpha of(Value number) {
    return new Alpha(number.asLong());
  }

  /** The sum; fails when it does not fit a long. */
  public Alpha plus(Alpha other) {
    return new Alpha(Math.addExact(value, other.value));
  }

  /** The difference; fails when it would be negative. */
  public Alpha minus(Alpha other) {
    return new Alpha(Math.subtractExact(value, other.value));
  }

  /** Whether it is more than the other. */
  public boolean isMoreThan(Alpha other) {
    return value > other.value;
  }

  /** As an argument of calls. */
  public Value toValue() {
    return Value.of(value);
  }

  @Override
  public int compareTo(Alpha other) {
    return Long.compare(value, other.value);
  }

  /** In whole units: {@code 1.5 alpha}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(value, DECIMALS).stripTrailingZeros().toPlainString() + " alpha";
  }
}

package xyz.infinitehash.bittensor;

import java.math.BigDecimal;
import xyz.infinitehash.substrate.value.Value;

/** An amount of TAO in rao, its 10^-9. Never negative. */
public record Rao(long value) implements Comparable<Rao> {
  /** Nothing. */
  public static final Rao ZERO = new Rao(0);

  private static final int DECIMALS = 9;

  public Rao {
    if (value < 0) {
      throw new IllegalArgumentException("an amount is not negative: " + value);
    }
  }

  /**
   * Reads whole units with at most 9 decimals: {@code 1.5}.
   *
   * @throws IllegalArgumentException when it is no such number or more than a long holds
   */
  public static Rao parse(String tao) {
    try {
      return new Rao(new BigDecimal(tao).movePointRight(DECIMALS).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("not an amount of TAO with at most 9 decimals", e);
    }
  }

  /** From a number of the chain. */
  public static Rao of(Value number) {
    return new Rao(number.asLong());
  }

  /** The sum; fails when it does not fit a long. */
  public Rao plus(Rao other) {
    return new Rao(Math.addExact(value, other.value));
  }

  /** The difference; fails when it would be negative. */
  public Rao minus(Rao other) {
    return new Rao(Math.subtractExact(value, other.value));
  }

  /** Whether it is more than the other. */
  public boolean isMoreThan(Rao other) {
    return value > other.value;
  }

  /** As an argument of calls. */
  public Value toValue() {
    return Value.of(value);
  }

  @Override
  public int compareTo(Rao other) {
    return Long.compare(value, other.value);
  }

  /** In whole units: {@code 1.5 TAO}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(value, DECIMALS).stripTrailingZeros().toPlainString() + " TAO";
  }
}

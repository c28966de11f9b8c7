package xyz.infinitehash.bittensor;

import xyz.infinitehash.substrate.value.Value;

/** Slot of a hotkey on a subnet, 0 to 65,535; another hotkey may get it later. */
public record Uid(int value) implements Comparable<Uid> {
  public Uid {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("a uid is 0 to 65535, not " + value);
    }
  }

  /** As an argument of calls and a key of storage. */
  public Value toValue() {
    return Value.of(value);
  }

  @Override
  public int compareTo(Uid other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}

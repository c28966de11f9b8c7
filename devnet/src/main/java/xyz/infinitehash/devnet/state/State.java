package xyz.infinitehash.devnet.state;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import xyz.infinitehash.substrate.storage.StorageCodec;

/**
 * The state while a block is being built: reads and writes, and takes back what a failed call
 * wrote. One thread at a time.
 *
 * <p>Two ways to reach it: raw bytes here, items by name and as values through {@link #of}.
 */
public final class State {
  private final StorageCodec codec;
  private StateMap now;

  /**
   * A view that begins with the state of a block; the block's state itself never changes.
   *
   * @param codec the storage of the runtime's metadata
   */
  public State(StateMap start, StorageCodec codec) {
    this.now = start;
    this.codec = codec;
  }

  /** The items of one pallet, by name. */
  public PalletStorage of(String pallet) {
    return new PalletStorage(this, codec, pallet);
  }

  /** The value under a raw key; nobody may write into the array. */
  public Optional<byte[]> get(byte[] key) {
    return now.get(key);
  }

  /** Stores a value under a raw key; the arrays are kept, not copied. */
  public void put(byte[] key, byte[] value) {
    now = now.with(key, value);
  }

  /** Removes a raw key. */
  public void remove(byte[] key) {
    now = now.without(key);
  }

  /** Everything as it stands; costs nothing. */
  public StateMap snapshot() {
    return now;
  }

  /** Takes back everything written since a snapshot. */
  public void restore(StateMap snapshot) {
    now = snapshot;
  }

  /**
   * Runs a piece of work whose writes stand only when it answers true. May be nested: what an inner
   * one kept goes with the outer one.
   *
   * @return the answer
   */
  public boolean attempt(BooleanSupplier work) {
    StateMap before = now;
    boolean kept = false;
    try {
      kept = work.getAsBoolean();
      return kept;
    } finally {
      if (!kept) {
        now = before;
      }
    }
  }
}

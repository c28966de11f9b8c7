package xyz.infinitehash.substrate.metadata;

import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.hash.Twox;

/** How a key of a storage map becomes part of the raw key. */
public enum Hasher {
  BLAKE2_128(0, 16, false),
  BLAKE2_256(1, 32, false),
  BLAKE2_128_CONCAT(2, 16, true),
  TWOX_128(3, 16, false),
  TWOX_256(4, 32, false),
  TWOX_64_CONCAT(5, 8, true),
  IDENTITY(6, 0, true);

  private final int number;
  private final int hashBytes;
  private final boolean reversible;

  Hasher(int number, int hashBytes, boolean reversible) {
    this.number = number;
    this.hashBytes = hashBytes;
    this.reversible = reversible;
  }

  /** Its number in metadata. */
  public int number() {
    return number;
  }

  /** Bytes of hash it puts before the key or instead of it. */
  public int hashBytes() {
    return hashBytes;
  }

  /** Whether the key itself follows the hash, so that it can be read back. */
  public boolean reversible() {
    return reversible;
  }

  /** The hash alone, {@link #hashBytes} long. */
  public byte[] hash(byte[] key) {
    return switch (this) {
      case BLAKE2_128, BLAKE2_128_CONCAT -> Blake2b.hash128(key);
      case BLAKE2_256 -> Blake2b.hash256(key);
      case TWOX_128 -> Twox.hash128(key);
      case TWOX_256 -> Twox.hash256(key);
      case TWOX_64_CONCAT -> Twox.hash64(key);
      case IDENTITY -> new byte[0];
    };
  }
}

package xyz.infinitehash.substrate.extrinsic;

import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;

/**
 * The hash of a block.
 *
 * @param bytes 32 bytes
 */
public record BlockHash(ByteString bytes) {
  public BlockHash {
    if (bytes.length() != 32) {
      throw new ScaleException("a block hash has 32 bytes, not " + bytes.length());
    }
  }

  /** From 32 bytes. */
  public static BlockHash of(byte[] bytes) {
    return new BlockHash(ByteString.of(bytes));
  }

  /** From 64 hex digits, with or without 0x. */
  public static BlockHash parse(String hex) {
    return new BlockHash(ByteString.parse(hex));
  }

  /** 0x and 64 lower-case digits. */
  public String hex() {
    return bytes.hex();
  }

  @Override
  public String toString() {
    return hex();
  }
}

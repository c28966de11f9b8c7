package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.substrate.scale.ByteString;

/** The 32 bytes that name a block. */
public record BlockHash(ByteString bytes) {
  public BlockHash {
    if (bytes.length() != 32) {
      throw new ChainException("a block hash has 32 bytes, not " + bytes.length());
    }
  }

  /**
   * Reads 64 hex digits, with or without 0x.
   *
   * @throws xyz.infinitehash.substrate.SubstrateException when they are not
   */
  public static BlockHash parse(String hex) {
    return new BlockHash(ByteString.parse(hex));
  }

  /** 0x and 64 lower-case hex digits. */
  @Override
  public String toString() {
    return bytes.hex();
  }
}

package xyz.infinitehash.substrate.extrinsic;

import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A signed extrinsic as it is sent.
 *
 * @param bytes with the length in front
 */
public record SignedExtrinsic(ByteString bytes) {

  /** From the bytes with the length in front, as kept since it was signed. */
  public static SignedExtrinsic of(byte[] bytes) {
    return new SignedExtrinsic(ByteString.of(bytes));
  }

  /** The 32-byte hash nodes name it by: blake2b-256 of all its bytes. */
  public ByteString hash() {
    return ByteString.of(Blake2b.hash256(bytes.bytes()));
  }

  /** 0x and the bytes in hex, as RPC takes it. */
  public String hex() {
    return bytes.hex();
  }
}

package xyz.infinitehash.substrate.chain;

import java.util.List;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A block as a node gives it.
 *
 * @param extrinsics encoded, each with its length in front, in order
 */
public record Block(Header header, List<ByteString> extrinsics) {
  public Block {
    extrinsics = List.copyOf(extrinsics);
  }
}

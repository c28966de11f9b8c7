package xyz.infinitehash.devnet.chain;

import java.util.List;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A block with the state after it. Immutable.
 *
 * @param extrinsics as sent, with their length prefix; the first is the timestamp
 */
public record Block(ByteString hash, Header header, List<ByteString> extrinsics, StateMap state) {
  public Block {
    extrinsics = List.copyOf(extrinsics);
  }

  /** A block by its header. */
  static Block of(Header header, List<ByteString> extrinsics, StateMap state) {
    return new Block(header.hash(), header, extrinsics, state);
  }

  /** Number of the block; genesis is 0. */
  public long number() {
    return header.number();
  }

  @Override
  public String toString() {
    return "block " + number() + " " + hash + " with " + extrinsics.size() + " extrinsics";
  }
}

package xyz.infinitehash.devnet.chain;

import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * A block's header, encoded and hashed as on a real chain.
 *
 * @param stateRoot names the state, but is not a trie root
 * @param extrinsicsRoot names the extrinsics, but is not a trie root
 * @param digest encoded digest items
 */
public record Header(
    ByteString parentHash,
    long number,
    ByteString stateRoot,
    ByteString extrinsicsRoot,
    List<ByteString> digest) {
  public Header {
    digest = List.copyOf(digest);
  }

  /** SCALE of the header. */
  public byte[] encode() {
    return new ScaleWriter(160)
        .raw(parentHash)
        .compact(number)
        .raw(stateRoot)
        .raw(extrinsicsRoot)
        .list(digest, (item, out) -> out.raw(item))
        .toBytes();
  }

  /** Names the extrinsics of a block. */
  static ByteString root(List<ByteString> extrinsics) {
    ScaleWriter out = new ScaleWriter(256).list(extrinsics, (x, o) -> o.raw(x));
    return ByteString.of(Blake2b.hash256(out.toBytes()));
  }

  /** BLAKE2b-256 of the encoding: the hash of the block. */
  public ByteString hash() {
    return ByteString.of(Blake2b.hash256(encode()));
  }
}

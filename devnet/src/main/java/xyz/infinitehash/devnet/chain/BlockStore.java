package xyz.infinitehash.devnet.chain;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * The blocks of the chain by hash and by number. Beside genesis only so many of the newest are
 * kept, so that a devnet that runs for days stays within its memory. For any thread.
 */
final class BlockStore {
  private final int kept;
  private final ConcurrentHashMap<ByteString, Block> byHash = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, Block> byNumber = new ConcurrentHashMap<>();

  BlockStore(int kept) {
    this.kept = kept;
  }

  /** Adds a block as the one of its number. */
  void add(Block block) {
    byHash.put(block.hash(), block);
    byNumber.put(block.number(), block);
    long old = block.number() - kept;
    if (old > 0) {
      Block dropped = byNumber.remove(old);
      if (dropped != null) {
        byHash.remove(dropped.hash());
      }
    }
  }

  /** Takes a block's number away from it; it can still be asked for by hash. */
  void orphan(Block block) {
    byNumber.remove(block.number(), block);
  }

  Optional<Block> byHash(ByteString hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  Optional<Block> byNumber(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }
}

package xyz.infinitehash.devnet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * The blocks of the chain by hash and by number. Beside genesis only so many of the newest are
 * kept, so that a devnet that runs for days stays within its memory. Any thread may read; who
 * writes has the chain's lock.
 */
final class BlockStore {
  private final int kept;
  private final ConcurrentHashMap<ByteString, Block> byHash = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, Block> byNumber = new ConcurrentHashMap<>();

  private final NavigableMap<Long, List<ByteString>> orphans = new TreeMap<>();

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
      orphans.headMap(old, true).values().forEach(each -> each.forEach(byHash::remove));
      orphans.headMap(old, true).clear();
    }
  }

  /** Replaces the newest blocks by others that begin at the same number; the old stay by hash. */
  void replace(List<Block> gone, List<Block> by) {
    for (Block block : gone) {
      orphans.computeIfAbsent(block.number(), _ -> new ArrayList<>()).add(block.hash());
    }
    by.forEach(this::add);
  }

  Optional<Block> byHash(ByteString hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  Optional<Block> byNumber(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }
}

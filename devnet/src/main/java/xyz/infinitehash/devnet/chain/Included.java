package xyz.infinitehash.devnet.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.substrate.scale.ByteString;

/** Extrinsics in blocks that are not final yet, for those who watch them. */
final class Included {
  private final Map<ByteString, List<PoolEntry>> byBlock = new HashMap<>();

  void add(Block block, List<PoolEntry> entries) {
    byBlock.put(block.hash(), List.copyOf(entries));
    entries.forEach(e -> e.tell(new PoolStatus.InBlock(block.hash())));
  }

  void finalized(Block block) {
    List<PoolEntry> entries = byBlock.remove(block.hash());
    if (entries != null) {
      entries.forEach(e -> e.tell(new PoolStatus.Finalized(block.hash())));
    }
  }

  /** Those of a block that leaves the chain; nobody is told. */
  List<PoolEntry> takeBack(Block block) {
    List<PoolEntry> entries = byBlock.remove(block.hash());
    return entries == null ? List.of() : entries;
  }
}

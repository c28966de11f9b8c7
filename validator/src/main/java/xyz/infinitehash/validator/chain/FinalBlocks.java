package xyz.infinitehash.validator.chain;

import java.util.Map;
import java.util.TreeMap;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.Header;
import xyz.infinitehash.substrate.extrinsic.BlockHash;

/**
 * Hashes of final blocks by their numbers. Several nodes may answer one after the other, and one
 * that is behind, or that follows a branch, has no block of a number or another one: whoever
 * searched there would take what landed for lost, and commit twice. So the newest blocks are
 * followed from child to parent below a final one; only those deeper than any branch are asked for
 * by number.
 */
final class FinalBlocks {
  private static final long DEEP = 64;
  private static final int MOST = 1_024;

  private final Chain chain;
  private final TreeMap<Long, BlockHash> known = new TreeMap<>();

  FinalBlocks(Chain chain) {
    this.chain = chain;
  }

  /**
   * The newest final block.
   *
   * @throws ChainUnavailable when the node has fallen behind what was final before
   */
  synchronized BlockHash newest() {
    Header now = chain.finalizedHead();
    long number = now.number().value();
    if (!known.isEmpty()) {
      long last = known.lastKey();
      if (number < last) {
        throw new ChainUnavailable(
            "the node is behind: block %d is final there, and %d was before"
                .formatted(number, last),
            null);
      }
      if (number == last && !known.lastEntry().getValue().equals(now.hash())) {
        throw new ChainUnavailable("block %d was final with another hash".formatted(last), null);
      }
    }
    learn(number, now.hash());
    return now.hash();
  }

  /**
   * A final block's hash.
   *
   * @throws ChainUnavailable when it is not final yet, or the node does not know it
   */
  synchronized BlockHash hash(long number) {
    if (known.isEmpty() || number > known.lastKey()) {
      newest();
    }
    Map.Entry<Long, BlockHash> above = known.ceilingEntry(number);
    if (above == null) {
      throw new ChainUnavailable("block %d is not final yet".formatted(number), null);
    }
    if (above.getKey() - number > DEEP) {
      return chain
          .blockHash(new BlockNumber(number))
          .orElseThrow(() -> new ChainUnavailable("the node has no block " + number, null));
    }
    BlockHash hash = above.getValue();
    for (long at = above.getKey(); at > number; at--) {
      hash = chain.header(hash).parent();
      learn(at - 1, hash);
    }
    return hash;
  }

  private void learn(long number, BlockHash hash) {
    known.put(number, hash);
    while (known.size() > MOST) {
      known.pollFirstEntry();
    }
  }
}

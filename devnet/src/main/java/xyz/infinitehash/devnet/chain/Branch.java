package xyz.infinitehash.devnet.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * The blocks that are about to lose their numbers, and what their extrinsics do about it.
 *
 * @param base the last block that stays
 * @param blocks those that go, the oldest first
 * @param entries what each of them had from the pool
 */
record Branch(Block base, List<Block> blocks, List<List<PoolEntry>> entries) {
  private static final int LATEST = 3; // blocks behind the new head
  private static final byte[] AURA = {'a', 'u', 'r', 'a'};
  private static final int SIGNATURE = 64;

  /**
   * Gives each extrinsic the first block it may be in now, at random; those of a signer keep their
   * order.
   */
  void scatter(RandomGenerator random) {
    long first = base.number() + 1;
    long end = first + blocks.size() + 1 + LATEST;
    Map<AccountId, Long> before = new HashMap<>();
    for (PoolEntry entry : all()) {
      long drawn = random.nextLong(first, end);
      long from = Math.max(drawn, before.getOrDefault(entry.validity.signer(), first));
      before.put(entry.validity.signer(), from);
      entry.notBefore = from;
    }
  }

  List<PoolEntry> all() {
    return entries.stream().flatMap(List::stream).toList();
  }

  /** The watchers hear that the blocks are gone. */
  void tellRetracted() {
    for (int i = 0; i < blocks.size(); i++) {
      PoolStatus gone = new PoolStatus.Retracted(blocks.get(i).hash());
      entries.get(i).forEach(e -> e.tell(gone));
    }
  }

  /** Digest items of blocks by somebody else: the same block would have the same hash. */
  static List<ByteString> seal(RandomGenerator random) {
    byte[] signature = new byte[SIGNATURE];
    random.nextBytes(signature);
    byte[] item = new ScaleWriter().u8(5).raw(AURA).vecU8(signature).toBytes();
    return List.of(ByteString.of(item));
  }
}

package xyz.infinitehash.devnet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.runtime.BlockBuilder;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/** Makes a block of a parent, a time and extrinsics that want in. */
record BlockMaker(long slotMillis) {
  private static final Logger LOG = LoggerFactory.getLogger(BlockMaker.class);

  /**
   * A block that was made.
   *
   * @param taken what is in it, in order
   * @param refused what no later block would take either
   */
  record Made(Block block, List<PoolEntry> taken, List<PoolEntry> refused) {}

  /**
   * Makes it; nobody is told.
   *
   * @param seals digest items behind the one of the slot, encoded
   */
  Made make(
      Runtimes runtimes,
      Block parent,
      long millis,
      List<PoolEntry> candidates,
      List<ByteString> seals) {
    ChainRuntime runtime = runtimes.of(parent.state());
    BlockBuilder builder =
        runtime.begin(parent.state(), parent.hash(), parent.number() + 1, millis / slotMillis);
    runtimes.upgradeIn(parent.number() + 1).ifPresent(builder::upgrade);
    List<ByteString> extrinsics = new ArrayList<>();
    extrinsics.add(runtime.timestamp(millis));
    builder.inherent(extrinsics.getFirst());
    List<PoolEntry> taken = new ArrayList<>();
    List<PoolEntry> refused = new ArrayList<>();
    for (PoolEntry entry : candidates) {
      Optional<Refusal> refusal = apply(builder, entry);
      if (refusal.isEmpty()) {
        taken.add(entry);
        extrinsics.add(entry.bytes);
        builder.carried(entry.bytes).filter(x -> put(builder, x)).ifPresent(extrinsics::add);
      } else if (!(refusal.get() == Refusal.Invalid.FUTURE
          || refusal.get() == Refusal.Invalid.EXHAUSTS_RESOURCES)) {
        refused.add(entry);
      }
    }
    StateMap state = builder.finish();
    List<ByteString> digest = new ArrayList<>(builder.digest());
    digest.addAll(seals);
    Header header =
        new Header(
            parent.hash(),
            parent.number() + 1,
            ByteString.of(state.root()),
            Header.root(extrinsics),
            digest);
    return new Made(Block.of(header, extrinsics, state), taken, refused);
  }

  /** Puts in what somebody hid in an extrinsic; what does not fit is left out silently. */
  private static boolean put(BlockBuilder builder, ByteString hidden) {
    try {
      return builder.apply(hidden).isEmpty();
    } catch (RuntimeException e) {
      LOG.debug("nothing that could be in a block was hidden", e);
      return false;
    }
  }

  private static Optional<Refusal> apply(BlockBuilder builder, PoolEntry entry) {
    try {
      return builder.apply(entry.bytes);
    } catch (RuntimeException e) {
      LOG.error("an extrinsic made the runtime panic: {}", entry.hash, e);
      return Optional.of(Refusal.Invalid.CALL);
    }
  }
}

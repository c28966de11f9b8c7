package xyz.infinitehash.devnet.chain;

/** Hears of blocks, in order and on the thread that makes them: it must not wait for anything. */
public interface ChainListener {
  /** A new best block. */
  void onBlock(Block block);

  /** A block that is not the best, of a branch whose last block is about to be. */
  default void onFork(Block block) {}

  /** A block became final; its ancestors are. */
  void onFinalized(Block block);
}

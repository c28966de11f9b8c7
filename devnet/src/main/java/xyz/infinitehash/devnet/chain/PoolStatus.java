package xyz.infinitehash.devnet.chain;

import xyz.infinitehash.substrate.scale.ByteString;

/** What a watcher of an extrinsic is told, in the order a node tells it. */
public sealed interface PoolStatus {
  /** Waits for an earlier nonce. */
  record Future() implements PoolStatus {}

  /** Can go into the next block. */
  record Ready() implements PoolStatus {}

  /** In a block. */
  record InBlock(ByteString block) implements PoolStatus {}

  /** Its block left the chain; it may get into another. */
  record Retracted(ByteString block) implements PoolStatus {}

  /** Its block is final; the last word. */
  record Finalized(ByteString block) implements PoolStatus {}

  /** Another one with the same signer and nonce took its place; the last word. */
  record Usurped(ByteString by) implements PoolStatus {}

  /** Pushed out of a full pool; the last word. */
  record Dropped() implements PoolStatus {}

  /** Became invalid: its era ended or its nonce was used; the last word. */
  record Invalid() implements PoolStatus {}

  /** Whether it tells of a block, and not only of the pool. */
  default boolean ofBlock() {
    return switch (this) {
      case InBlock _, Retracted _, Finalized _ -> true;
      case Future _, Ready _, Usurped _, Dropped _, Invalid _ -> false;
    };
  }

  /** Whether nothing follows. */
  default boolean last() {
    return switch (this) {
      case Finalized _, Usurped _, Dropped _, Invalid _ -> true;
      case Future _, Ready _, InBlock _, Retracted _ -> false;
    };
  }
}

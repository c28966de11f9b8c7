package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.substrate.extrinsic.BlockHash;

/** What became of an extrinsic handed to a node. */
public sealed interface Submission {
  /** It is in a block; whether it did what it should is in there. */
  record Included(Inclusion inclusion) implements Submission {}

  /** The node did not take it, and it is in no block. */
  record Refused(PoolRefusal refusal) implements Submission {}

  /**
   * The pool took it and gave it up ({@code dropped}, {@code invalid}, {@code usurped}), and it is
   * in no block up to the head; another node's pool may still hold it until its era ends.
   */
  record Dropped(String state) implements Submission {}

  /** Its era ended in a finalized block and it is in none: it never will be. */
  record Expired(BlockNumber lastValid, BlockHash finalizedHead) implements Submission {}

  /** The time is over and nothing is known; it may get into a block until its era ends. */
  record Unknown(String why) implements Submission {}
}

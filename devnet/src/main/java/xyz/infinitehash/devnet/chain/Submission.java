package xyz.infinitehash.devnet.chain;

import xyz.infinitehash.substrate.scale.ByteString;

/** What the pool said to an extrinsic. */
public sealed interface Submission {
  /** It is in the pool. */
  record Accepted(ByteString hash) implements Submission {}

  /** It is not. */
  record Rejected(PoolFault fault) implements Submission {}
}

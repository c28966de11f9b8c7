package xyz.infinitehash.devnet.chain;

import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.substrate.scale.ByteString;

/** Why the pool did not take an extrinsic. */
public sealed interface PoolFault {
  /** The runtime refuses it: codes 1010 and 1011. */
  record Refused(Refusal refusal) implements PoolFault {}

  /** It is no extrinsic of this runtime: code 1002. */
  record Undecodable(String reason) implements PoolFault {}

  /** It was found invalid a short while ago: code 1012. */
  record Banned() implements PoolFault {}

  /** It is in the pool already: code 1013. */
  record AlreadyImported(ByteString hash) implements PoolFault {}

  /** Another of this signer and nonce with the same or a higher priority is: code 1014. */
  record TooLowPriority(long old, long offered) implements PoolFault {}

  /** The pool is full: code 1016. */
  record Full() implements PoolFault {}
}

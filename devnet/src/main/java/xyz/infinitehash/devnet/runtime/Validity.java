package xyz.infinitehash.devnet.runtime;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.Refusal;

/** What the runtime says of an extrinsic that wants to enter the pool. */
public sealed interface Validity {
  /**
   * It may enter.
   *
   * @param accountNonce the signer's next nonce in the state; a higher one waits
   * @param validUntil last block it may be in; {@link Long#MAX_VALUE} when it is immortal
   */
  record Valid(AccountId signer, long nonce, long accountNonce, long priority, long validUntil)
      implements Validity {}

  /** It may not. */
  record Refused(Refusal refusal) implements Validity {}

  /** It is no extrinsic of this runtime. */
  record Undecodable(String reason) implements Validity {}
}

package xyz.infinitehash.devnet.runtime;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Era;

/**
 * A signed extrinsic whose signature is the signer's.
 *
 * @param payer who pays the fee; most often the signer
 * @param tip in rao
 * @param bytes length as sent
 */
record Checked(
    AccountId signer,
    AccountId payer,
    Call call,
    DispatchInfo info,
    Era era,
    long nonce,
    long tip,
    int bytes) {

  /** Fee with the tip, at the declared weight. */
  long fee() {
    return Math.addExact(Fees.of(info, bytes).sum(), tip);
  }
}

package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A signed extrinsic and how long it can be included. To survive a crash keep all of it before it
 * is sent: the bytes to send again, the hash and the blocks to look for it.
 *
 * @param birth block its era begins at: it can be in blocks after this one
 * @param lastValid last block it can be in
 */
public record PreparedExtrinsic(
    SignedExtrinsic extrinsic,
    AccountId signer,
    long nonce,
    BlockNumber birth,
    BlockNumber lastValid) {
  /** The hash it is found by. */
  public ByteString hash() {
    return extrinsic.hash();
  }
}

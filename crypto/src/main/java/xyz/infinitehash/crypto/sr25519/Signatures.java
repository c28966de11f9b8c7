package xyz.infinitehash.crypto.sr25519;

import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Verification in one call, for signers not seen before and not kept. */
public final class Signatures {
  private Signatures() {}

  /**
   * Whether the 64-byte signature over the message, in context {@code substrate}, is the account's.
   * False for any malformed key or signature; never throws.
   */
  public static boolean verify(AccountId signer, byte[] message, byte[] signature) {
    try {
      return PublicKey.of(signer).verify(message, signature);
    } catch (CryptoException e) {
      return false;
    }
  }
}

package xyz.infinitehash.substrate.extrinsic;

import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Whoever signs an extrinsic with sr25519; where the key lies is its own business. */
public interface Signer {
  /** The account that signs. */
  AccountId accountId();

  /** 64 bytes of sr25519 signature in the context {@code substrate}. */
  byte[] sign(byte[] message);

  /** A key in memory; it stays the caller's to close. */
  static Signer of(KeyPair key) {
    return new Signer() {
      @Override
      public AccountId accountId() {
        return key.accountId();
      }

      @Override
      public byte[] sign(byte[] message) {
        return key.sign(message);
      }
    };
  }
}

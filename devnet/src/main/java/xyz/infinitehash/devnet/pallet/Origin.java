package xyz.infinitehash.devnet.pallet;

import xyz.infinitehash.crypto.ss58.AccountId;

/** On whose behalf a call runs. */
public sealed interface Origin {
  /** The chain itself, by way of Sudo. */
  record Root() implements Origin {}

  /** Who signed the extrinsic, or the account a proxy or derivative stands for. */
  record Signed(AccountId who) implements Origin {}

  /** Nobody: inherents. */
  record None() implements Origin {}

  /** The chain itself. */
  static Origin root() {
    return new Root();
  }

  /** An account. */
  static Origin signed(AccountId who) {
    return new Signed(who);
  }

  /**
   * The account behind a signed origin.
   *
   * @throws DispatchFault BadOrigin for any other
   */
  default AccountId signer() {
    if (this instanceof Signed(AccountId who)) {
      return who;
    }
    throw DispatchFault.plain("BadOrigin");
  }

  /**
   * Lets only root pass.
   *
   * @throws DispatchFault BadOrigin for any other
   */
  default void ensureRoot() {
    if (!(this instanceof Root)) {
      throw DispatchFault.plain("BadOrigin");
    }
  }
}

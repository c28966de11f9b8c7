package xyz.infinitehash.devnet.pallet;

import java.util.function.Predicate;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;

/** On whose behalf a call runs. */
public sealed interface Origin {
  /** The chain itself, by way of Sudo. */
  record Root() implements Origin {}

  /**
   * Who signed the extrinsic, or the account a proxy, derivative or multisig stands for.
   *
   * @param permits which calls may run; also asked of the calls inside of others
   */
  record Signed(AccountId who, Predicate<Call> permits) implements Origin {}

  /** Nobody: inherents. */
  record None() implements Origin {}

  /** The chain itself. */
  static Origin root() {
    return new Root();
  }

  /** An account that may call everything. */
  static Origin signed(AccountId who) {
    return new Signed(who, _ -> true);
  }

  /** An account that may call some things only. */
  static Origin signed(AccountId who, Predicate<Call> permits) {
    return new Signed(who, permits);
  }

  /** Another account with the permissions of this one; root as that account may call everything. */
  default Origin as(AccountId who) {
    return this instanceof Signed(var _, Predicate<Call> permits)
        ? new Signed(who, permits)
        : signed(who);
  }

  /** Whether a call may run. */
  default boolean permits(Call call) {
    return !(this instanceof Signed(var _, Predicate<Call> permits)) || permits.test(call);
  }

  /**
   * The account behind a signed origin.
   *
   * @throws DispatchFault BadOrigin for any other
   */
  default AccountId signer() {
    if (this instanceof Signed(AccountId who, var _)) {
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

package xyz.infinitehash.bittensor;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Predicate;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.value.Value;

/** Balances and prices, as {@link SpendRules} wants them. */
interface SpendReads {
  /** A stake of the account that is asked about. */
  record Staked(Value hotkey, Value netUid, BigInteger alpha) {
    boolean isOf(Value wanted) {
      return hotkey.equals(wanted);
    }

    boolean isOn(Value wanted) {
      return netUid.equals(wanted);
    }
  }

  /** Free TAO of an account. */
  Rao free(AccountId account);

  /** What a slot of a subnet costs. */
  Rao slotPrice(Value netUid);

  /** Others may register before this one does, and each makes it dearer up to a bound. */
  Rao highestSlotPrice(Value netUid);

  /** What a new subnet costs. */
  Rao subnetPrice();

  /** Each new subnet doubles it; but for the rate limit that may happen before this one's turn. */
  Rao highestSubnetPrice();

  /** A constant of a pallet; empty when this runtime has none of that name. */
  Optional<Rao> constant(String pallet, String name);

  /** What so much alpha of a subnet is worth, rounded up. */
  Rao worth(Value netUid, BigInteger alpha);

  /** What those of an account's stakes are worth. */
  Rao worth(AccountId coldkey, Predicate<Staked> which);
}

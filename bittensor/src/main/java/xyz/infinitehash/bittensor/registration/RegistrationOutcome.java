package xyz.infinitehash.bittensor.registration;

import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.PoolRefusal;

/** What became of a wish to register. */
public sealed interface RegistrationOutcome {
  /** The hotkey has a slot now. */
  record Registered(Uid uid, BlockNumber block) implements RegistrationOutcome {}

  /** It had one before; nothing was sent, nothing paid. */
  record AlreadyRegistered(Uid uid) implements RegistrationOutcome {}

  /**
   * The price is above the cap; nothing was paid.
   *
   * @param price at the block that was looked at
   */
  record PriceAboveCap(Rao price, Rao cap) implements RegistrationOutcome {}

  /** The coldkey cannot pay; nothing was paid but perhaps the fee. */
  record NotEnoughBalance(Rao free, Rao price) implements RegistrationOutcome {}

  /** The subnet takes nobody now: switched off, full of neurons that cannot be pruned, or root. */
  record Closed(String why) implements RegistrationOutcome {}

  /** It was not sent, for what it would cost. */
  record NotSent(String why) implements RegistrationOutcome {}

  /** There is no such subnet. */
  record NoSuchSubnet() implements RegistrationOutcome {}

  /** The node did not take it. */
  record Refused(PoolRefusal refusal) implements RegistrationOutcome {}

  /**
   * It got into a block and failed there.
   *
   * @param error in the chain's words, such as {@code SubtensorModule.NonAssociatedColdKey}
   */
  record Failed(String error, BlockNumber block) implements RegistrationOutcome {}

  /** Nothing is known: look whether the hotkey is registered before trying again. */
  record Unknown(String why) implements RegistrationOutcome {}
}

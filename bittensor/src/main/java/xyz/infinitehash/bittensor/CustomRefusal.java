package xyz.infinitehash.bittensor;

import java.util.Arrays;
import java.util.Optional;
import xyz.infinitehash.substrate.chain.PoolRefusal;

/**
 * Subtensor's own reasons to keep an extrinsic out of the pool, by the number in {@code invalid:
 * {custom: n}} (CustomTransactionError). Which faults come this way and which as errors of the call
 * in a block differs by call and runtime.
 */
public enum CustomRefusal {
  /** The coldkey is about to be swapped. */
  COLDKEY_SWAP_PENDING(0),
  /** Too little stake, for a stake call or to set weights. */
  STAKE_TOO_LOW(1),
  /** Too little TAO. */
  BALANCE_TOO_LOW(2),
  /** No such subnet. */
  SUBNET_DOES_NOT_EXIST(3),
  /** No such hotkey. */
  HOTKEY_DOES_NOT_EXIST(4),
  /** Less stake than is to be taken. */
  NOT_ENOUGH_STAKE_TO_WITHDRAW(5),
  /** Too soon after the last one; also a mechanism that does not exist. */
  RATE_LIMIT_EXCEEDED(6),
  /** The pool of the subnet is too small. */
  INSUFFICIENT_LIQUIDITY(7),
  /** The price would move too far. */
  SLIPPAGE_TOO_HIGH(8),
  /** Transfers of stake are switched off. */
  TRANSFER_DISALLOWED(9),
  /** The hotkey is not registered on the subnet. */
  HOTKEY_NOT_REGISTERED(10),
  /** An IP address that cannot be served from. */
  INVALID_IP_ADDRESS(11),
  /** An axon was served too short a while ago. */
  SERVING_RATE_LIMIT_EXCEEDED(12),
  /** Port 0. */
  INVALID_PORT(13),
  /** An amount of zero. */
  ZERO_MAX_AMOUNT(14),
  /** The reveal round has passed. */
  INVALID_REVEAL_ROUND(15),
  /** There is no such commit. */
  COMMIT_NOT_FOUND(16),
  /** The commit cannot be revealed now. */
  COMMIT_NOT_IN_REVEAL_RANGE(17),
  /** Lists of different length. */
  INPUT_LENGTHS_UNEQUAL(18),
  /** No such uid. */
  UID_NOT_FOUND(19),
  /** An EVM key was associated too short a while ago. */
  EVM_ASSOCIATION_RATE(20),
  /** The swap of the coldkey is disputed. */
  COLDKEY_SWAP_DISPUTED(21),
  /** A proxy for an account that is none. */
  INVALID_REAL_ACCOUNT(22),
  /** A shielded extrinsic that cannot be read. */
  SHIELDED_UNREADABLE(23),
  /** A shielded extrinsic for another key. */
  SHIELDED_WRONG_KEY(24),
  /** The coldkey does not own the hotkey. */
  COLDKEY_NOT_ASSOCIATED(25),
  /** A delegate take that is too low. */
  DELEGATE_TAKE_TOO_LOW(26),
  /** A delegate take that is too high. */
  DELEGATE_TAKE_TOO_HIGH(27),
  /** Anything else. */
  BAD_REQUEST(255);

  private final int number;

  CustomRefusal(int number) {
    this.number = number;
  }

  /** Its number on the chain. */
  public int number() {
    return number;
  }

  /**
   * The name of a refusal; empty when it is not one of the chain's own or a number unknown here.
   */
  public static Optional<CustomRefusal> of(PoolRefusal refusal) {
    return refusal.reason() != PoolRefusal.Reason.CUSTOM || refusal.custom().isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(r -> r.number == refusal.custom().getAsInt()).findFirst();
  }

  /** For people: the name where there is one, else what the node said. */
  public static String describe(PoolRefusal refusal) {
    return of(refusal).map(Enum::name).orElseGet(refusal::toString);
  }
}

package xyz.infinitehash.bittensor.proxy;

import java.util.Arrays;
import java.util.Optional;
import xyz.infinitehash.substrate.value.Value;

/** What a proxy may do for the account it stands for. The names are the chain's. */
public enum ProxyType {
  /** Everything. */
  ANY("Any"),
  /** What subnet owners do. */
  OWNER("Owner"),
  /** All but what ends subnets, registers on root and the like. */
  NON_CRITICAL("NonCritical"),
  /** All but moving TAO or stake away. */
  NON_TRANSFER("NonTransfer"),
  /** Retired. */
  SENATE("Senate"),
  /** All that moves no tokens. */
  NON_FUNGIBLE("NonFungible"),
  /** Retired. */
  TRIUMVIRATE("Triumvirate"),
  /** Retired. */
  GOVERNANCE("Governance"),
  /** Adding, removing, moving stake. */
  STAKING("Staking"),
  /** Registering hotkeys. */
  REGISTRATION("Registration"),
  /** Sending TAO and stake. */
  TRANSFER("Transfer"),
  /** Sending small amounts. */
  SMALL_TRANSFER("SmallTransfer"),
  /** Retired. */
  ROOT_WEIGHTS("RootWeights"),
  /** Child keys and their take. */
  CHILD_KEYS("ChildKeys"),
  /** The chain's root only. */
  SUDO_UNCHECKED_SET_CODE("SudoUncheckedSetCode"),
  /** Swapping hotkeys. */
  SWAP_HOTKEY("SwapHotkey"),
  /** Of a leased subnet. */
  SUBNET_LEASE_BENEFICIARY("SubnetLeaseBeneficiary"),
  /** Claiming root dividends. */
  ROOT_CLAIM("RootClaim");

  private final String variant;

  ProxyType(String variant) {
    this.variant = variant;
  }

  /** By the chain's name, in whatever case. */
  public static Optional<ProxyType> named(String name) {
    return Arrays.stream(values()).filter(each -> each.variant.equalsIgnoreCase(name)).findFirst();
  }

  /** The chain's name. */
  public String variant() {
    return variant;
  }

  Value toValue() {
    return Value.variant(variant);
  }
}

package xyz.infinitehash.bittensor.children;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * A hotkey that another one lends a part of its stake weight.
 *
 * @param proportion of 2^64 - 1, an unsigned 64-bit number
 */
public record Child(AccountId hotkey, long proportion) {
  private static final BigDecimal ALL =
      new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));

  /**
   * @param share 0 to 1; rounded down to the chain's unit
   */
  public static Child of(AccountId hotkey, BigDecimal share) {
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a share is 0 to 1, not " + share);
    }
    BigInteger units = share.multiply(ALL).setScale(0, RoundingMode.DOWN).toBigInteger();
    return new Child(hotkey, units.longValue());
  }

  /** The children a hotkey has on a subnet now ({@code SubtensorModule.ChildKeys}). */
  public static List<Child> read(ChainAt at, AccountId parent, NetUid netUid) {
    return listOf(at.value("SubtensorModule", "ChildKeys", Value.of(parent), netUid.toValue()));
  }

  /** The hotkeys whose child this one is, each with what it lends ({@code ParentKeys}). */
  public static List<Child> readParents(ChainAt at, AccountId child, NetUid netUid) {
    return listOf(at.value("SubtensorModule", "ParentKeys", Value.of(child), netUid.toValue()));
  }

  /** From the chain's list of pairs. */
  static List<Child> listOf(Value pairs) {
    return pairs.items().stream()
        .map(pair -> new Child(pair.item(1).asAccountId(), pair.item(0).asBigInteger().longValue()))
        .toList();
  }

  Value toValue() {
    return Value.seq(Value.of(new BigInteger(Long.toUnsignedString(proportion))), Value.of(hotkey));
  }

  /** Percent with two decimals, for people. */
  public String percent() {
    return new BigDecimal(new BigInteger(Long.toUnsignedString(proportion)))
            .multiply(BigDecimal.valueOf(100))
            .divide(ALL, 2, RoundingMode.HALF_EVEN)
        + " %";
  }
}

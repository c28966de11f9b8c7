package xyz.infinitehash.bittensor.stake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * Stake that a coldkey locked behind a hotkey on a subnet ({@code SubtensorModule.Lock}), as the
 * chain last wrote it down: it decays from then on unless it is perpetual.
 *
 * @param amount at {@code since}
 * @param conviction at {@code since}, in alpha
 * @param perpetual whether the coldkey's lock on this subnet does not decay
 */
public record StakeLock(
    NetUid netUid,
    AccountId hotkey,
    Alpha amount,
    BigDecimal conviction,
    BlockNumber since,
    boolean perpetual) {
  private static final String PALLET = "SubtensorModule";
  private static final BigDecimal FRACTION = new BigDecimal(BigInteger.TWO.pow(64));

  /** All locks of a coldkey. */
  public static List<StakeLock> readAll(ChainAt at, AccountId coldkey) {
    return at.entries(PALLET, "Lock", Value.of(coldkey)).stream()
        .map(
            entry -> {
              NetUid netUid = new NetUid(entry.keys().get(1).asInt());
              Value state = entry.value();
              return new StakeLock(
                  netUid,
                  entry.lastKey().asAccountId(),
                  Alpha.of(state.field("locked_mass")),
                  alpha(state.field("conviction")),
                  new BlockNumber(state.field("last_update").asLong()),
                  perpetual(at, coldkey, netUid));
            })
        .toList();
  }

  private static boolean perpetual(ChainAt at, AccountId coldkey, NetUid netUid) {
    return at.runtime().hasStorage(PALLET, "DecayingLock")
        && at.storage(PALLET, "DecayingLock", Value.of(coldkey), netUid.toValue())
            .filter(decays -> !decays.asBool())
            .isPresent();
  }

  private static BigDecimal alpha(Value fixed) {
    return new BigDecimal(fixed.field("bits").asBigInteger())
        .divide(FRACTION, MathContext.DECIMAL64)
        .movePointLeft(9);
  }
}

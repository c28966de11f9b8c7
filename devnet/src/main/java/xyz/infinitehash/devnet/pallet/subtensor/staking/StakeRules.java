package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.Swap;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;

/** What is asked before stake moves. Amounts are u64 rao in the bits of a long. */
final class StakeRules {
  /** Least TAO to stake, rao, beside the fee. */
  static final long MIN_STAKE = 2_000_000;

  private static final long INPUT_LIMIT = 1_000;
  private static final long ONE_TAO = 1_000_000_000;

  private final Store store;
  private final SubnetFacts facts;
  private final AlphaPool pool;
  private final Stakes stakes;

  StakeRules(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.pool = new AlphaPool(store);
    this.stakes = new Stakes(store);
  }

  /** Two stakes a coldkey moves between. */
  record Ends(
      AccountId fromColdkey,
      AccountId fromHotkey,
      int fromNet,
      AccountId toColdkey,
      AccountId toHotkey,
      int toNet) {
    boolean within() {
      return fromNet == toNet;
    }
  }

  /** No swap takes more than a thousand times the reserve. */
  void ensureWithinPool(int netuid, String reserve, long amount) {
    ensure(
        netuid == Store.ROOT
            || !pool.isDynamic(netuid)
            || Long.compareUnsigned(amount, store.number(reserve, value(netuid)) * INPUT_LIMIT)
                <= 0,
        "InsufficientLiquidity");
  }

  void ensureStarted(int netuid) {
    ensure(store.flag("SubtokenEnabled", value(netuid)), "SubtokenDisabled");
  }

  /** TAO that can be staked before the price passes a limit, rao per alpha. */
  long mostToBuy(int netuid, long limit) {
    if (netuid == Store.ROOT || !pool.isDynamic(netuid)) {
      return Long.compareUnsigned(limit, ONE_TAO) >= 0 ? -1 : 0;
    }
    Swap swap = pool.quoteBuy(netuid, pool.tao(netuid) * INPUT_LIMIT, limit, false);
    return swap.paidIn() + swap.fee();
  }

  /** Alpha that can be sold before the price passes a limit, rao per alpha. */
  long mostToSell(int netuid, long limit) {
    if (netuid == Store.ROOT || !pool.isDynamic(netuid)) {
      return Long.compareUnsigned(limit, ONE_TAO) <= 0 ? -1 : 0;
    }
    long reserve = store.number("SubnetAlphaIn", value(netuid));
    Swap swap = pool.quoteSell(netuid, reserve * INPUT_LIMIT, limit, false);
    return swap.paidIn() + swap.fee();
  }

  /**
   * Adding stake.
   *
   * @param most the limit's {@link #mostToBuy}; without a limit {@code tao} itself
   */
  void checkAdd(
      AccountId coldkey, AccountId hotkey, int netuid, long tao, long most, boolean partial) {
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensureStarted(netuid);
    long fee = tryBuy(netuid, MIN_STAKE).map(Swap::fee).orElse(pool.fee(netuid, MIN_STAKE));
    ensure(Long.compareUnsigned(tao, MIN_STAKE + fee) >= 0, "AmountTooLow");
    ensure(partial || Long.compareUnsigned(tao, most) <= 0, "SlippageTooHigh");
    long amount = least(tao, most);
    ensure(new TaoMoves(store).canPay(coldkey, amount), "NotEnoughBalanceToStake");
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    Swap quote = tryBuy(netuid, amount).orElseThrow(() -> Store.fault("InsufficientLiquidity"));
    ensure(quote.paidIn() >= MIN_STAKE, "AmountTooLow");
    ensure(
        quote.paidOut() != 0 && stakes.canGrow(hotkey, netuid, quote.paidOut()),
        "InsufficientLiquidity");
  }

  /** Removing stake; {@code most} as in {@link #checkAdd}. */
  void checkRemove(
      AccountId coldkey, AccountId hotkey, int netuid, long alpha, long most, boolean partial) {
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(alpha != 0, "AmountTooLow");
    long there = stakes.of(hotkey, coldkey, netuid);
    ensure(Long.compareUnsigned(alpha, there) <= 0, "NotEnoughStakeToWithdraw");
    Swap quote = trySell(netuid, alpha).orElseThrow(() -> Store.fault("InsufficientLiquidity"));
    ensure(alpha == there || quote.paidOut() >= MIN_STAKE, "AmountTooLow");
    ensure(partial || Long.compareUnsigned(alpha, most) <= 0, "SlippageTooHigh");
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    new Locks(store).ensureAvailable(coldkey, netuid, alpha);
  }

  /**
   * Moving stake.
   *
   * @param most as in {@link #checkAdd}
   * @param toOthers both subnets must allow transfers
   */
  void checkMove(Ends ends, long alpha, long most, boolean partial, boolean toOthers) {
    ensure(
        !(ends.within()
            && ends.fromColdkey().equals(ends.toColdkey())
            && ends.fromHotkey().equals(ends.toHotkey())),
        "SameNetuid");
    ensure(facts.exists(ends.fromNet()) && facts.exists(ends.toNet()), "SubnetNotExists");
    ensureStarted(ends.fromNet());
    ensureStarted(ends.toNet());
    ensure(
        facts.hotkeyExists(ends.fromHotkey()) && facts.hotkeyExists(ends.toHotkey()),
        "HotKeyAccountNotExists");
    if (!ends.within()) {
      Swap quote =
          trySell(ends.fromNet(), alpha).orElseThrow(() -> Store.fault("InsufficientLiquidity"));
      ensure(quote.paidOut() > MIN_STAKE, "AmountTooLow");
      ensure(partial || Long.compareUnsigned(alpha, most) <= 0, "SlippageTooHigh");
    }
    for (int netuid : new int[] {ends.fromNet(), ends.toNet()}) {
      ensure(!toOthers || store.flag("TransferToggle", value(netuid)), "TransferDisallowed");
    }
    if (!ends.within()) {
      new Locks(store).ensureAvailable(ends.fromColdkey(), ends.fromNet(), alpha);
    }
  }

  /** The smaller of two u64. */
  static long least(long one, long other) {
    return Long.compareUnsigned(one, other) <= 0 ? one : other;
  }

  private Optional<Swap> tryBuy(int netuid, long tao) {
    try {
      return Optional.of(pool.quoteBuy(netuid, tao, AlphaPool.MAX_PRICE, false));
    } catch (DispatchFault impossible) {
      return Optional.empty();
    }
  }

  private Optional<Swap> trySell(int netuid, long alpha) {
    try {
      return Optional.of(pool.quoteSell(netuid, alpha, AlphaPool.MIN_PRICE, false));
    } catch (DispatchFault impossible) {
      return Optional.empty();
    }
  }
}

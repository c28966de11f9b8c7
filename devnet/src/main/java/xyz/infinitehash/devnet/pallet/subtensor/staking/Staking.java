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

/**
 * Buys alpha and stakes it, or the reverse. The fee of the swap goes to the block's author. Locks
 * and claims of root dividends are not kept.
 */
public final class Staking {
  /** Least TAO to stake, rao, beside the fee. */
  public static final long MIN_STAKE = 2_000_000;

  private final Store store;
  private final SubnetFacts facts;
  private final AlphaPool pool;
  private final TaoMoves money;
  private final Stakes stakes;
  private final AccountId author;

  /** On a store; {@code author} gets the fees. */
  public Staking(Store store, AccountId author) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.pool = new AlphaPool(store);
    this.money = new TaoMoves(store);
    this.stakes = new Stakes(store);
    this.author = author;
  }

  /** The call {@code add_stake}. */
  public void add(AccountId coldkey, AccountId hotkey, int netuid, long tao) {
    ensure(withinInput(netuid, "SubnetTAO", tao), "InsufficientLiquidity");
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(store.flag("SubtokenEnabled", value(netuid)), "SubtokenDisabled");
    long fee = tryBuy(netuid, MIN_STAKE).map(Swap::fee).orElse(pool.fee(netuid, MIN_STAKE));
    ensure(Long.compareUnsigned(tao, MIN_STAKE + fee) >= 0, "AmountTooLow");
    ensure(money.canPay(coldkey, tao), "NotEnoughBalanceToStake");
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    Swap quote = tryBuy(netuid, tao).orElseThrow(() -> Store.fault("InsufficientLiquidity"));
    ensure(quote.paidIn() >= MIN_STAKE, "AmountTooLow");
    ensure(
        quote.paidOut() != 0 && stakes.canGrow(hotkey, netuid, quote.paidOut()),
        "InsufficientLiquidity");
    buy(coldkey, hotkey, netuid, tao);
  }

  private void buy(AccountId coldkey, AccountId hotkey, int netuid, long tao) {
    long paid = money.toSubnet(netuid, coldkey, tao);
    Swap swap = pool.buy(netuid, paid, AlphaPool.MAX_PRICE, false);
    ensure(swap.paidOut() != 0, "AmountTooLow");
    stakes.grow(hotkey, coldkey, netuid, swap.paidOut());
    stakes.noteStaking(coldkey, hotkey);
    money.fromSubnet(netuid, author, swap.fee());
    money.flowed(netuid, swap.paidIn());
    store.put("LastColdkeyHotkeyStakeBlock", store.now(), value(coldkey), value(hotkey));
    store.event(
        "StakeAdded",
        value(coldkey),
        value(hotkey),
        value(paid),
        value(swap.paidOut()),
        value(netuid),
        value(swap.fee()));
  }

  /** The call {@code remove_stake}; more than there is means all. */
  public void remove(AccountId coldkey, AccountId hotkey, int netuid, long wanted) {
    ensure(store.flag("SubtokenEnabled", value(netuid)), "SubtokenDisabled");
    long there = stakes.of(hotkey, coldkey, netuid);
    long alpha = Long.compareUnsigned(wanted, there) < 0 ? wanted : there;
    ensure(withinInput(netuid, "SubnetAlphaIn", alpha), "InsufficientLiquidity");
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(alpha != 0, "AmountTooLow");
    Swap quote = trySell(netuid, alpha).orElseThrow(() -> Store.fault("InsufficientLiquidity"));
    ensure(alpha == there || quote.paidOut() >= MIN_STAKE, "AmountTooLow");
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    sell(coldkey, hotkey, netuid, alpha);
  }

  private void sell(AccountId coldkey, AccountId hotkey, int netuid, long alpha) {
    stakes.shrink(hotkey, coldkey, netuid, alpha);
    Swap swap = pool.sell(netuid, alpha, AlphaPool.MIN_PRICE, false);
    long refund = alpha - swap.paidIn() - swap.fee();
    if (refund > 0) {
      stakes.grow(hotkey, coldkey, netuid, refund);
    }
    money.fromSubnet(netuid, coldkey, swap.paidOut());
    Swap fee = pool.sell(netuid, swap.fee(), AlphaPool.MIN_PRICE, true);
    money.fromSubnet(netuid, author, fee.paidOut());
    money.flowed(netuid, -(swap.paidOut() + fee.paidOut()));
    store.put("LastColdkeyHotkeyStakeBlock", store.now(), value(coldkey), value(hotkey));
    store.event(
        "StakeRemoved",
        value(coldkey),
        value(hotkey),
        value(swap.paidOut()),
        value(swap.paidIn()),
        value(netuid),
        value(swap.fee()));
  }

  private boolean withinInput(int netuid, String reserve, long amount) {
    return netuid == Store.ROOT
        || !pool.isDynamic(netuid)
        || Long.compareUnsigned(amount, store.number(reserve, value(netuid)) * 1_000) <= 0;
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

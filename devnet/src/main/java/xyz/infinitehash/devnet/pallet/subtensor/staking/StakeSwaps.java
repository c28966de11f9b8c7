package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.Swap;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;

/**
 * The two swaps all staking is made of: TAO into a hotkey's stake and back. The fee goes to the
 * block's author. What may be swapped is checked before, by {@link StakeRules}.
 */
final class StakeSwaps {
  private final Store store;
  private final AlphaPool pool;
  private final TaoMoves money;
  private final Stakes stakes;
  private final RootClaims claims;
  private final Locks locks;
  private final AccountId author;

  StakeSwaps(Store store, AccountId author) {
    this.store = store;
    this.pool = new AlphaPool(store);
    this.money = new TaoMoves(store);
    this.stakes = new Stakes(store);
    this.claims = new RootClaims(store);
    this.locks = new Locks(store);
    this.author = author;
  }

  /**
   * Buys alpha and stakes it.
   *
   * @param limit price not to pass, rao
   * @param free without a fee
   * @return alpha rao
   */
  long buy(AccountId coldkey, AccountId hotkey, int netuid, long tao, long limit, boolean free) {
    long paid = money.toSubnet(netuid, coldkey, tao);
    Swap swap = pool.buy(netuid, paid, limit, free);
    ensure(swap.paidOut() != 0, "AmountTooLow");
    ensure(stakes.canGrow(hotkey, netuid, swap.paidOut()), "InsufficientLiquidity");
    stakes.grow(hotkey, coldkey, netuid, swap.paidOut());
    stakes.noteStaking(coldkey, hotkey);
    money.fromSubnet(netuid, author, swap.fee());
    money.flowed(netuid, swap.paidIn());
    locks.age(coldkey, netuid);
    store.put("LastColdkeyHotkeyStakeBlock", store.now(), value(coldkey), value(hotkey));
    if (netuid == Store.ROOT) {
      claims.grown(hotkey, coldkey, swap.paidOut());
      claims.remember(coldkey);
    }
    store.event(
        "StakeAdded",
        value(coldkey),
        value(hotkey),
        value(paid),
        value(swap.paidOut()),
        value(netuid),
        value(swap.fee()));
    return swap.paidOut();
  }

  /**
   * Takes stake and sells it.
   *
   * @param limit price not to pass, rao
   * @param free without a fee
   * @return TAO rao that the coldkey got
   */
  long sell(AccountId coldkey, AccountId hotkey, int netuid, long alpha, long limit, boolean free) {
    stakes.shrink(hotkey, coldkey, netuid, alpha);
    Swap swap = pool.sell(netuid, alpha, limit, free);
    long refund = alpha - swap.paidIn() - swap.fee();
    if (refund > 0) {
      stakes.grow(hotkey, coldkey, netuid, refund);
    }
    money.fromSubnet(netuid, coldkey, swap.paidOut());
    Swap fee = pool.sell(netuid, swap.fee(), AlphaPool.MIN_PRICE, true);
    money.fromSubnet(netuid, author, fee.paidOut());
    if (netuid == Store.ROOT) {
      claims.shrunk(hotkey, coldkey, alpha);
      claims.forgetIfEmpty(coldkey);
    }
    money.flowed(netuid, -(swap.paidOut() + fee.paidOut()));
    locks.age(coldkey, netuid);
    store.put("LastColdkeyHotkeyStakeBlock", store.now(), value(coldkey), value(hotkey));
    store.event(
        "StakeRemoved",
        value(coldkey),
        value(hotkey),
        value(swap.paidOut()),
        value(swap.paidIn()),
        value(netuid),
        value(swap.fee()));
    return swap.paidOut();
  }

  /** A hotkey somebody else stakes with becomes a delegate. */
  void delegate(AccountId coldkey, AccountId hotkey) {
    boolean other = !store.account("Owner", value(hotkey)).equals(coldkey);
    if (other && !store.exists("Delegates", value(hotkey))) {
      store.put("Delegates", store.number("Delegates", value(hotkey)), value(hotkey));
    }
  }
}

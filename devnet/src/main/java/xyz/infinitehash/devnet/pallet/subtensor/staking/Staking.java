package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.children.Children;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;

/** Adds and removes stake, and destroys it. Amounts are u64 rao. */
public final class Staking {
  private final Store store;
  private final SubnetFacts facts;
  private final Stakes stakes;
  private final StakeRules rules;
  private final StakeSwaps swaps;

  /** On a store; {@code author} gets the fees. */
  public Staking(Store store, AccountId author) {
    this.store = store;
    this.facts = new SubnetFacts(store);
    this.stakes = new Stakes(store);
    this.rules = new StakeRules(store);
    this.swaps = new StakeSwaps(store, author);
  }

  /** The call {@code add_stake}; answers the alpha bought. */
  public long add(AccountId coldkey, AccountId hotkey, int netuid, long tao) {
    rules.ensureWithinPool(netuid, "SubnetTAO", tao);
    rules.checkAdd(coldkey, hotkey, netuid, tao, tao, false);
    return swaps.buy(coldkey, hotkey, netuid, tao, AlphaPool.MAX_PRICE, false);
  }

  /** The call {@code add_stake_limit}; answers the alpha bought. */
  public long addUpTo(
      AccountId coldkey, AccountId hotkey, int netuid, long tao, long limit, boolean partial) {
    rules.ensureWithinPool(netuid, "SubnetTAO", tao);
    long most = rules.mostToBuy(netuid, limit);
    rules.checkAdd(coldkey, hotkey, netuid, tao, most, partial);
    swaps.delegate(coldkey, hotkey);
    return swaps.buy(coldkey, hotkey, netuid, StakeRules.least(tao, most), limit, false);
  }

  /** The call {@code remove_stake}; more than there is means all. */
  public void remove(AccountId coldkey, AccountId hotkey, int netuid, long wanted) {
    rules.ensureStarted(netuid);
    long alpha = StakeRules.least(wanted, stakes.of(hotkey, coldkey, netuid));
    rules.ensureWithinPool(netuid, "SubnetAlphaIn", alpha);
    rules.checkRemove(coldkey, hotkey, netuid, alpha, alpha, false);
    sell(coldkey, hotkey, netuid, alpha, AlphaPool.MIN_PRICE);
    new Children(store).forgetUnlessStaked(hotkey);
  }

  /** The call {@code remove_stake_limit}. */
  public void removeDownTo(
      AccountId coldkey, AccountId hotkey, int netuid, long alpha, long limit, boolean partial) {
    rules.ensureWithinPool(netuid, "SubnetAlphaIn", alpha);
    long most = rules.mostToSell(netuid, limit);
    rules.checkRemove(coldkey, hotkey, netuid, alpha, most, partial);
    sell(coldkey, hotkey, netuid, StakeRules.least(alpha, most), limit);
    new Children(store).forgetUnlessStaked(hotkey);
  }

  /** All the coldkey has with the hotkey on the subnet. */
  public long all(AccountId coldkey, AccountId hotkey, int netuid) {
    return stakes.of(hotkey, coldkey, netuid);
  }

  /**
   * The calls {@code unstake_all} and {@code unstake_all_alpha}: all stake with a hotkey where it
   * can be sold.
   *
   * @param toRoot root's stays, and what the others bring is staked there
   */
  public void removeEverywhere(AccountId coldkey, AccountId hotkey, boolean toRoot) {
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    long tao = 0;
    for (int netuid : toRoot ? facts.allButRoot() : facts.all()) {
      long alpha = stakes.of(hotkey, coldkey, netuid);
      if (store.flag("SubtokenEnabled", value(netuid)) && sells(coldkey, hotkey, netuid, alpha)) {
        tao += sell(coldkey, hotkey, netuid, alpha, AlphaPool.MIN_PRICE);
      }
    }
    if (toRoot) {
      swaps.buy(coldkey, hotkey, Store.ROOT, tao, AlphaPool.MAX_PRICE, false);
    }
  }

  private boolean sells(AccountId coldkey, AccountId hotkey, int netuid, long alpha) {
    try {
      rules.checkRemove(coldkey, hotkey, netuid, alpha, alpha, false);
      return true;
    } catch (DispatchFault unsaleable) {
      return false;
    }
  }

  private long sell(AccountId coldkey, AccountId hotkey, int netuid, long alpha, long limit) {
    long tao = swaps.sell(coldkey, hotkey, netuid, alpha, limit, false);
    clearSmall(coldkey, hotkey, netuid);
    return tao;
  }

  /** A nominator's rest that is below the least stake is sold as well. */
  private void clearSmall(AccountId coldkey, AccountId hotkey, int netuid) {
    long rest = stakes.of(hotkey, coldkey, netuid);
    Unsigned price = new AlphaPool(store).price(netuid);
    if (facts.owns(coldkey, hotkey) || rest == 0 || price.isZero()) {
      return;
    }
    long least = Unsigned.u64f64(store.number("NominatorMinRequiredStake")).dividedBy(price).rao();
    if (rest < least) {
      swaps.sell(coldkey, hotkey, netuid, rest, AlphaPool.MIN_PRICE, false);
    }
  }

  /** The calls {@code burn_alpha} and {@code recycle_alpha}; more than there is means all. */
  public void destroy(
      AccountId coldkey, AccountId hotkey, int netuid, long wanted, boolean recycle) {
    ensure(facts.exists(netuid), "SubnetNotExists");
    ensure(netuid != Store.ROOT, "CannotBurnOrRecycleOnRootSubnet");
    rules.ensureStarted(netuid);
    ensure(facts.hotkeyExists(hotkey), "HotKeyAccountNotExists");
    long alpha = StakeRules.least(wanted, stakes.of(hotkey, coldkey, netuid));
    ensure(store.number("SubnetAlphaOut", value(netuid)) >= alpha, "InsufficientLiquidity");
    new Locks(store).ensureAvailable(coldkey, netuid, alpha);
    stakes.shrink(hotkey, coldkey, netuid, alpha);
    TaoMoves money = new TaoMoves(store);
    if (recycle) {
      money.recycleAlpha(netuid, alpha);
    } else {
      money.burnAlpha(netuid, alpha);
    }
    store.event(
        recycle ? "AlphaRecycled" : "AlphaBurned",
        value(coldkey),
        value(hotkey),
        value(alpha),
        value(netuid));
  }

  /** Tells the end of the call {@code add_stake_burn}: {@code alpha} was bought, now it burns. */
  public void burnBought(AccountId coldkey, AccountId hotkey, int netuid, long tao, long alpha) {
    destroy(coldkey, hotkey, netuid, alpha, false);
    store.event("AddStakeBurn", value(netuid), value(hotkey), value(tao), value(alpha));
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.OptionalLong;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.balances.Balances.Preservation;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.staking.StakeRules.Ends;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;

/** Stake that changes hotkey, coldkey or subnet. More than there is means all. */
public final class StakeMoves {
  private static final Unsigned ONE_TAO = Unsigned.u64f64(1_000_000_000);

  private final Store store;
  private final AlphaPool pool;
  private final Stakes stakes;
  private final StakeRules rules;
  private final StakeSwaps swaps;

  /** On a store; {@code author} gets the fees. */
  public StakeMoves(Store store, AccountId author) {
    this.store = store;
    this.pool = new AlphaPool(store);
    this.stakes = new Stakes(store);
    this.rules = new StakeRules(store);
    this.swaps = new StakeSwaps(store, author);
  }

  /** The call {@code move_stake}: to another hotkey. */
  public void move(
      AccountId coldkey, AccountId hotkey, AccountId toHotkey, int netuid, int toNet, long alpha) {
    Ends ends = new Ends(coldkey, hotkey, netuid, coldkey, toHotkey, toNet);
    long tao = move(ends, alpha, OptionalLong.empty(), true, false);
    store.event(
        "StakeMoved",
        value(coldkey),
        value(hotkey),
        value(netuid),
        value(toHotkey),
        value(toNet),
        value(tao));
  }

  /** The call {@code transfer_stake}: to another coldkey. */
  public void transfer(
      AccountId coldkey, AccountId toColdkey, AccountId hotkey, int netuid, int toNet, long alpha) {
    Ends ends = new Ends(coldkey, hotkey, netuid, toColdkey, hotkey, toNet);
    long tao = move(ends, alpha, OptionalLong.empty(), true, true);
    store.event(
        "StakeTransferred",
        value(coldkey),
        value(toColdkey),
        value(hotkey),
        value(netuid),
        value(toNet),
        value(tao));
  }

  /**
   * The calls {@code swap_stake} and {@code swap_stake_limit}: to another subnet.
   *
   * @param limit least price of the one alpha in the other, 10^-9
   */
  public void swap(
      AccountId coldkey,
      AccountId hotkey,
      int netuid,
      int toNet,
      long alpha,
      OptionalLong limit,
      boolean partial) {
    Ends ends = new Ends(coldkey, hotkey, netuid, coldkey, hotkey, toNet);
    long tao = move(ends, alpha, limit, partial, false);
    store.event(
        "StakeSwapped", value(coldkey), value(hotkey), value(netuid), value(toNet), value(tao));
  }

  private long move(Ends ends, long wanted, OptionalLong limit, boolean partial, boolean toOthers) {
    long there = stakes.of(ends.fromHotkey(), ends.fromColdkey(), ends.fromNet());
    long alpha = StakeRules.least(wanted, there);
    long most = ends.within() || limit.isEmpty() ? alpha : most(ends, limit.getAsLong());
    rules.checkMove(ends, alpha, most, partial, toOthers);
    long amount = StakeRules.least(alpha, most);
    return ends.within() ? within(ends, amount) : between(ends, amount);
  }

  /** Sold on the one subnet, bought on the other; one of both is free of fees. */
  private long between(Ends ends, long alpha) {
    boolean fromRoot = ends.fromNet() == Store.ROOT;
    long tao =
        swaps.sell(
            ends.fromColdkey(),
            ends.fromHotkey(),
            ends.fromNet(),
            alpha,
            AlphaPool.MIN_PRICE,
            fromRoot);
    if (!ends.fromColdkey().equals(ends.toColdkey())) {
      new Balances(store.block())
          .transfer(ends.fromColdkey(), ends.toColdkey(), tao, Preservation.EXPENDABLE);
    }
    if (tao >= StakeRules.MIN_STAKE) {
      swaps.delegate(ends.toColdkey(), ends.toHotkey());
      swaps.buy(
          ends.toColdkey(), ends.toHotkey(), ends.toNet(), tao, AlphaPool.MAX_PRICE, !fromRoot);
    }
    return tao;
  }

  /** Changes hands without a swap; told as what it is worth now. */
  private long within(Ends ends, long alpha) {
    RootClaims claims = new RootClaims(store);
    boolean root = ends.fromNet() == Store.ROOT;
    stakes.shrink(ends.fromHotkey(), ends.fromColdkey(), ends.fromNet(), alpha);
    if (root) {
      claims.shrunk(ends.fromHotkey(), ends.fromColdkey(), alpha);
    }
    stakes.grow(ends.toHotkey(), ends.toColdkey(), ends.toNet(), alpha);
    if (root) {
      claims.grown(ends.toHotkey(), ends.toColdkey(), alpha);
    }
    long tao = pool.price(ends.fromNet()).times(Unsigned.u64f64(alpha)).rao();
    ensure(tao >= StakeRules.MIN_STAKE, "AmountTooLow");
    store.put(
        "LastColdkeyHotkeyStakeBlock",
        store.now(),
        value(ends.toColdkey()),
        value(ends.toHotkey()));
    tell("StakeRemoved", ends.fromColdkey(), ends.fromHotkey(), ends.fromNet(), tao, alpha);
    tell("StakeAdded", ends.toColdkey(), ends.toHotkey(), ends.toNet(), tao, alpha);
    return tao;
  }

  private void tell(
      String event, AccountId coldkey, AccountId hotkey, int netuid, long tao, long alpha) {
    store.event(
        event, value(coldkey), value(hotkey), value(tao), value(alpha), value(netuid), value(0));
  }

  /** Alpha that can move before the one subnet's alpha is worth less of the other's. */
  private long most(Ends ends, long limit) {
    boolean fixedFrom = !pool.isDynamic(ends.fromNet());
    boolean fixedTo = !pool.isDynamic(ends.toNet());
    if (fixedFrom && fixedTo) {
      return Long.compareUnsigned(limit, ONE_TAO.rao()) > 0 ? 0 : -1;
    } else if (fixedFrom) {
      return limit == 0
          ? -1
          : rules.mostToBuy(
              ends.toNet(), ONE_TAO.dividedBy(Unsigned.u64f64(limit)).times(ONE_TAO).rao());
    } else if (fixedTo) {
      return rules.mostToSell(ends.fromNet(), limit);
    }
    return mostBetween(ends, limit);
  }

  private long mostBetween(Ends ends, long limit) {
    Unsigned tao = Unsigned.u64f64(pool.tao(ends.fromNet()));
    Unsigned toTao = Unsigned.u64f64(pool.tao(ends.toNet()));
    Unsigned alpha = Unsigned.u64f64(store.number("SubnetAlphaIn", value(ends.fromNet())));
    Unsigned toAlpha = Unsigned.u64f64(store.number("SubnetAlphaIn", value(ends.toNet())));
    if (tao.isZero() || toTao.isZero() || alpha.isZero() || toAlpha.isZero()) {
      return 0;
    }
    Unsigned wanted = Unsigned.u64f64(limit).dividedBy(ONE_TAO);
    if (wanted.compareTo(pool.price(ends.fromNet()).dividedBy(pool.price(ends.toNet()))) > 0) {
      return 0;
    } else if (limit == 0) {
      return -1;
    }
    Unsigned all = toTao.plus(tao);
    return toAlpha
        .times(tao.dividedBy(all))
        .dividedBy(wanted)
        .minus(alpha.times(toTao.dividedBy(all)))
        .rao();
  }
}

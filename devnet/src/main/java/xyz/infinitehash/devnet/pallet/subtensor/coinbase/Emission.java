package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.Swap;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.StakeWeight;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * Every block: new TAO and alpha into the pools, new alpha into what the next epoch will pay out.
 */
final class Emission {
  private static final Unsigned ZERO = Unsigned.u96f32(0);

  private final Store store;
  private final TaoMoves money;
  private final AlphaPool pool;
  private final EmissionShares shares;

  Emission(Store store) {
    this.store = store;
    this.money = new TaoMoves(store);
    this.pool = new AlphaPool(store);
    this.shares = new EmissionShares(store);
  }

  /** Mints the block's TAO, rao. */
  long mint() {
    long reward = reward(store.big("TotalIssuance"));
    money.mint(reward);
    return reward;
  }

  /** Shares out what was minted; what no subnet gets is unmade again. */
  void run(long reward) {
    store.items().clear("SubnetRootSellTao");
    List<Integer> subnets = subnets();
    SortedMap<Integer, Unsigned> tao = shares.of(subnets, reward);
    boolean rootSells = shares.priceSum(subnets).compareTo(Unsigned.u64f64(1)) > 0;
    long left = reward;
    for (int netuid : subnets) {
      left -= inject(netuid, tao.getOrDefault(netuid, ZERO));
    }
    money.unmint(left);
    for (int netuid : subnets) {
      accrue(netuid, rootSells);
    }
  }

  /** Moving prices and root's proportion, after emission used the old ones. */
  void update() {
    for (int netuid : subnets()) {
      movePrice(netuid);
      store.put(
          "RootProp", Value.struct("bits", Value.of(rootProportion(netuid).bits())), value(netuid));
    }
  }

  /** Subnets that were started and take registrations. */
  private List<Integer> subnets() {
    return new SubnetFacts(store)
        .allButRoot().stream()
            .filter(netuid -> store.exists("FirstEmissionBlockNumber", value(netuid)))
            .filter(netuid -> store.flag("SubtokenEnabled", value(netuid)))
            .filter(netuid -> store.flag("NetworkRegistrationAllowed", value(netuid)))
            .toList();
  }

  /**
   * TAO and alpha into the pool, no more alpha than root's part; TAO beyond buys alpha. Returns the
   * TAO used.
   */
  private long inject(int netuid, Unsigned tao) {
    Unsigned price = pool.price(netuid).as(32);
    Unsigned cap = rootProportion(netuid).times(Unsigned.u96f32(alphaReward(netuid)));
    Unsigned wanted = tao.dividedBy(price);
    boolean capped = wanted.compareTo(cap) > 0;
    Unsigned alphaIn = capped ? cap : wanted;
    Unsigned taoIn = capped ? alphaIn.times(price) : tao;
    long excess = tao.minus(taoIn).rao();
    boolean sound = pool.prepareToGrow(netuid, taoIn.rao(), alphaIn.rao());
    long newTao = sound ? taoIn.rao() : 0;
    long newAlpha = sound ? alphaIn.rao() : 0;

    store.put("SubnetExcessTao", 0, value(netuid));
    store.put("SubnetTaoInEmission", 0, value(netuid));
    if (excess > 0) {
      money.give(netuid, excess);
      buyBack(netuid, excess);
    }
    store.put("SubnetAlphaInEmission", newAlpha, value(netuid));
    if (newAlpha > 0) {
      money.mintAlpha(netuid, newAlpha);
      store.add("SubnetAlphaIn", newAlpha, value(netuid));
    }
    if (newTao > 0) {
      money.give(netuid, newTao);
      store.put("SubnetTaoInEmission", newTao, value(netuid));
      store.add("SubnetTAO", newTao, value(netuid));
      store.add("TotalStake", newTao);
      money.emitted(netuid, newTao);
    }
    return excess + newTao;
  }

  private void buyBack(int netuid, long tao) {
    try {
      Swap swap = pool.buy(netuid, tao, AlphaPool.MAX_PRICE, true);
      store.add("SubnetProtocolAlpha", swap.paidOut(), value(netuid));
      store.put("SubnetExcessTao", swap.paidIn(), value(netuid));
      money.emitted(netuid, swap.paidIn());
    } catch (DispatchFault noSwap) {
      // A pool too small to swap keeps the TAO on its account, as on chain.
      store.put("SubnetExcessTao", 0, value(netuid));
    }
  }

  /**
   * The block's alpha: the owner's cut, miners' half, validators' half with root's part taken out
   * of it.
   */
  private void accrue(int netuid, boolean rootSells) {
    long created = alphaReward(netuid);
    store.put("SubnetAlphaOutEmission", created, value(netuid));
    if (created > 0) {
      money.mintAlpha(netuid, created);
      store.add("SubnetAlphaOut", created, value(netuid));
    }
    Unsigned alpha = Unsigned.u96f32(created);
    if (store.flag("OwnerCutEnabled", value(netuid))) {
      Unsigned cut = alpha.times(Unsigned.shareOfU16(store.number("SubnetOwnerCut")));
      alpha = alpha.minus(cut);
      store.add("PendingOwnerCut", cut.rao(), value(netuid));
    }
    Unsigned root = rootProportion(netuid).times(alpha).half();
    Unsigned miners = alpha.half();
    store.add("PendingServerEmission", miners.rao(), value(netuid));
    store.add("PendingValidatorEmission", alpha.minus(miners).minus(root).rao(), value(netuid));
    if (rootSells) {
      store.add("PendingRootAlphaDivs", root.rao(), value(netuid));
    } else {
      money.recycleAlpha(netuid, root.rao());
    }
  }

  private long alphaReward(int netuid) {
    return reward(BigInteger.valueOf(money.alphaIssuance(netuid)));
  }

  private long reward(BigInteger issuance) {
    long reward = BlockReward.at(issuance);
    if (store.number("BlockEmission") != reward) {
      store.put("BlockEmission", reward);
    }
    return reward;
  }

  private Unsigned rootProportion(int netuid) {
    Unsigned root = Unsigned.u96f32(pool.tao(Store.ROOT)).times(StakeWeight.taoWeight(store));
    return root.dividedBy(root.plus(Unsigned.u96f32(money.alphaIssuance(netuid))));
  }

  /** The price's moving average; the longer since start_call, the faster it follows. */
  private void movePrice(int netuid) {
    long started = store.items().number("FirstEmissionBlockNumber", value(netuid)) - 1;
    Unsigned age = Unsigned.u64f64(Math.max(0, store.now() - started));
    Unsigned halving = Unsigned.u64f64(store.number("EMAPriceHalvingBlocks", value(netuid)));
    Unsigned speed =
        new Unsigned(store.items().get("SubnetMovingAlpha").field("bits").asBigInteger(), 32)
            .as(64);
    Unsigned alpha = speed.times(age.dividedBy(age.plus(halving)));
    Unsigned one = Unsigned.u64f64(1);
    Unsigned price = pool.price(netuid);
    Unsigned now = alpha.times(price.compareTo(one) > 0 ? one : price);
    Unsigned before = one.minus(alpha).times(shares.movingPrice(netuid));
    store.put(
        "SubnetMovingPrice",
        Value.struct("bits", Value.of(now.plus(before).as(32).bits())),
        value(netuid));
  }
}

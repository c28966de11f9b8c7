package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;

/**
 * How a block's TAO is split among subnets: by moving price, less what a subnet withheld from its
 * miners, and only to those whose emission is on.
 */
final class EmissionShares {
  private static final Unsigned ZERO = Unsigned.u64f64(0);
  private static final Unsigned ONE = Unsigned.u64f64(1);

  private final Store store;

  EmissionShares(Store store) {
    this.store = store;
  }

  /** TAO, with 32 fraction bits, for each subnet. */
  SortedMap<Integer, Unsigned> of(List<Integer> subnets, long blockReward) {
    SortedMap<Integer, Unsigned> shares = shares(subnets);
    boolean all = subnets.stream().allMatch(this::isOn);
    Unsigned on = ZERO;
    for (int netuid : subnets) {
      on = isOn(netuid) ? on.plus(shares.getOrDefault(netuid, ZERO)) : on;
    }
    Unsigned total = on;
    SortedMap<Integer, Unsigned> result = new TreeMap<>();
    shares.forEach(
        (netuid, share) -> {
          Unsigned counted = all ? share : isOn(netuid) ? share.dividedBy(total) : ZERO;
          result.put(netuid, Unsigned.u64f64(blockReward).times(counted).as(32));
        });
    return result;
  }

  /** Sum of the moving prices. */
  Unsigned priceSum(List<Integer> subnets) {
    return subnets.stream().map(this::movingPrice).reduce(ZERO, Unsigned::plus);
  }

  private SortedMap<Integer, Unsigned> shares(List<Integer> subnets) {
    Unsigned prices = priceSum(subnets);
    SortedMap<Integer, Unsigned> plain = new TreeMap<>();
    SortedMap<Integer, Unsigned> weighted = new TreeMap<>();
    Unsigned sum = ZERO;
    for (int netuid : subnets) {
      Unsigned share = movingPrice(netuid).dividedBy(prices);
      Unsigned paidOut = share.times(ONE.minus(withheld(netuid)));
      plain.put(netuid, share);
      weighted.put(netuid, paidOut);
      sum = sum.plus(paidOut);
    }
    if (sum.isZero()) {
      return plain;
    }
    Unsigned total = sum;
    weighted.replaceAll((netuid, share) -> share.dividedBy(total));
    return weighted;
  }

  private Unsigned withheld(int netuid) {
    return new Unsigned(bits("MinerBurned", netuid), 32).as(64);
  }

  Unsigned movingPrice(int netuid) {
    return store.number("SubnetMechanism", Store.value(netuid)) == 0
        ? ONE
        : new Unsigned(bits("SubnetMovingPrice", netuid), 32).as(64);
  }

  private boolean isOn(int netuid) {
    return store.flag("SubnetEmissionEnabled", Store.value(netuid));
  }

  private BigInteger bits(String item, int netuid) {
    return store.items().get(item, Store.value(netuid)).field("bits").asBigInteger();
  }
}

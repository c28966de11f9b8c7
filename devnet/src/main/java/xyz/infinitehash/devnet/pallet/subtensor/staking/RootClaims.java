package xyz.infinitehash.devnet.pallet.subtensor.staking;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.value.Value;

/**
 * Alpha that those who stake on root have earned on other subnets: a rate of alpha per rao on root
 * for each hotkey and subnet, less what a coldkey had already. Every block claims for a few
 * coldkeys that the parent's hash picks.
 */
public final class RootClaims {
  private static final int FRACTION = 32;
  private static final int HASH_WORDS = 4;
  private static final int MOST_SUBNETS = 5;
  private static final long READ = 25_000_000; // ref_time of reading from storage
  private static final Weight ONE_CLAIM = new Weight(735_000_000, 6_987);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final Store store;
  private final Stakes stakes;

  /** On a store. */
  public RootClaims(Store store) {
    this.store = store;
    this.stakes = new Stakes(store);
  }

  /** One subnet's alpha, 10^-9, for a rao on root; 32 fraction bits. */
  private record Rate(int netuid, BigInteger bits) {
    BigInteger of(long rao) {
      return bits.multiply(BigInteger.valueOf(rao)).shiftRight(FRACTION);
    }
  }

  /** Stake that came just now earned nothing before: it counts as claimed. */
  void grown(AccountId hotkey, AccountId coldkey, long rao) {
    for (Rate rate : rates(hotkey)) {
      setClaimed(rate, hotkey, coldkey, claimed(rate, hotkey, coldkey).add(rate.of(rao)));
    }
  }

  /** Stake that leaves takes its share of what was claimed with it. */
  void shrunk(AccountId hotkey, AccountId coldkey, long rao) {
    for (Rate rate : rates(hotkey)) {
      BigInteger rest = claimed(rate, hotkey, coldkey).subtract(rate.of(rao));
      setClaimed(rate, hotkey, coldkey, rest.max(BigInteger.ZERO));
    }
  }

  /** The coldkey has stake on root: the blocks claim for it from now on. */
  public void remember(AccountId coldkey) {
    if (!store.exists("StakingColdkeys", value(coldkey))) {
      long count = store.number("NumStakingColdkeys");
      store.put("StakingColdkeysByIndex", value(coldkey), value(count));
      store.put("StakingColdkeys", count, value(coldkey));
      store.put("NumStakingColdkeys", count + 1);
    }
  }

  /** No stake on root, no claims; the last coldkey of the list takes the place. */
  public void forgetIfEmpty(AccountId coldkey) {
    boolean staked =
        store.row("StakingHotkeys", value(coldkey)).stream()
            .anyMatch(hotkey -> stakes.of(hotkey.asAccountId(), coldkey, Store.ROOT) != 0);
    Optional<Value> place =
        store.exists("StakingColdkeys", value(coldkey))
            ? store.find("StakingColdkeys", value(coldkey))
            : Optional.empty();
    if (staked || place.isEmpty()) {
      return;
    }
    store.remove("StakingColdkeys", value(coldkey));
    long last = Math.max(0, store.number("NumStakingColdkeys") - 1);
    if (place.get().asLong() != last && store.exists("StakingColdkeysByIndex", value(last))) {
      Value moved = store.items().get("StakingColdkeysByIndex", value(last));
      store.remove("StakingColdkeysByIndex", value(last));
      store.put("StakingColdkeysByIndex", moved, place.get());
      store.put("StakingColdkeys", place.get(), moved);
    } else {
      store.remove("StakingColdkeysByIndex", place.get());
    }
    store.put("NumStakingColdkeys", last);
  }

  /** A block's claims, after its emission. */
  public void claimForSome() {
    for (long index : picked()) {
      if (store.exists("StakingColdkeysByIndex", value(index))) {
        claim(store.items().get("StakingColdkeysByIndex", value(index)).asAccountId());
      }
    }
  }

  /** Places in the list that steps of the parent's hash lead to. */
  private SortedSet<Long> picked() {
    SortedSet<Long> picked = new TreeSet<>();
    BigInteger count = store.big("NumStakingColdkeys");
    if (count.signum() == 0) {
      return picked;
    }
    byte[] hash = store.block().state().of("System").get("ParentHash").asBytes();
    BigInteger at = word(hash, 0);
    for (int step = 0; step < store.number("NumRootClaim"); step++) {
      at = at.add(word(hash, step % HASH_WORDS)).min(U64_MAX).mod(count);
      picked.add(at.longValue());
    }
    return picked;
  }

  private static BigInteger word(byte[] hash, int index) {
    long little =
        new ScaleReader(java.util.Arrays.copyOfRange(hash, 8 * index, 8 * index + 8)).i64();
    return new BigInteger(Long.toUnsignedString(Long.reverseBytes(little)));
  }

  /**
   * The call {@code claim_root}: at once, on some subnets.
   *
   * @return what it cost the chain
   */
  public Weight claim(AccountId coldkey, List<Value> subnets) {
    ensure(!subnets.isEmpty() && subnets.size() <= MOST_SUBNETS, "InvalidSubnetNumber");
    remember(coldkey);
    Weight weight = new Weight(READ, 0);
    for (Value hotkey : store.row("StakingHotkeys", value(coldkey))) {
      weight = weight.plus(new Weight(3 * READ, 0));
      for (Rate rate : rates(hotkey.asAccountId())) {
        if (subnets.contains(value(rate.netuid()))) {
          claim(rate, hotkey.asAccountId(), coldkey);
          weight = weight.plus(ONE_CLAIM);
        }
      }
    }
    store.event("RootClaimed", value(coldkey));
    return weight;
  }

  /** The call {@code set_root_claim_type}: sell what is claimed for root stake, or keep it. */
  public void choose(AccountId coldkey, Value type) {
    ensure(
        !type.variant().equals("KeepSubnets")
            || !type.asVariant().value().field("subnets").items().isEmpty(),
        "InvalidSubnetNumber");
    remember(coldkey);
    store.put("RootClaimType", type, value(coldkey));
    store.event("RootClaimTypeSet", value(coldkey), type);
  }

  /** Everything or, when a swap fails, nothing. */
  private void claim(AccountId coldkey) {
    StateMap before = store.block().state().snapshot();
    try {
      for (Value hotkey : store.row("StakingHotkeys", value(coldkey))) {
        for (Rate rate : rates(hotkey.asAccountId())) {
          claim(rate, hotkey.asAccountId(), coldkey);
        }
      }
      store.event("RootClaimed", value(coldkey));
    } catch (DispatchFault impossible) {
      store.block().state().restore(before);
    }
  }

  private void claim(Rate rate, AccountId hotkey, AccountId coldkey) {
    long staked = stakes.of(hotkey, coldkey, Store.ROOT);
    BigInteger owed =
        rate.bits()
            .multiply(BigInteger.valueOf(staked))
            .subtract(claimed(rate, hotkey, coldkey).shiftLeft(FRACTION));
    Value least = store.items().get("RootClaimableThreshold", value(rate.netuid()));
    long alpha = owed.shiftRight(FRACTION).max(BigInteger.ZERO).longValue();
    if (owed.compareTo(least.field("bits").asBigInteger()) < 0 || alpha == 0) {
      return;
    }
    if (swaps(coldkey, rate.netuid())) {
      toRoot(rate.netuid(), hotkey, coldkey, alpha);
    } else {
      stakes.grow(hotkey, coldkey, rate.netuid(), alpha);
    }
    BigInteger now = claimed(rate, hotkey, coldkey).add(BigInteger.valueOf(alpha));
    setClaimed(rate, hotkey, coldkey, now);
  }

  private boolean swaps(AccountId coldkey, int netuid) {
    Value.Variant kind = store.items().get("RootClaimType", value(coldkey)).asVariant();
    return switch (kind.name()) {
      case "Swap" -> true;
      case "KeepSubnets" -> !kind.value().field("subnets").items().contains(value(netuid));
      default -> false;
    };
  }

  /** Sells the alpha without a fee and stakes the TAO on root. */
  private void toRoot(int netuid, AccountId hotkey, AccountId coldkey, long alpha) {
    TaoMoves money = new TaoMoves(store);
    long tao = new AlphaPool(store).sell(netuid, alpha, AlphaPool.MIN_PRICE, true).paidOut();
    money.betweenSubnets(netuid, Store.ROOT, tao);
    store.add("SubnetRootSellTao", tao, value(netuid));
    money.emitted(netuid, -tao);
    stakes.grow(hotkey, coldkey, Store.ROOT, tao);
    store.add("SubnetTAO", tao, value(Store.ROOT));
    store.add("SubnetAlphaOut", tao, value(Store.ROOT));
    store.add("TotalStake", tao);
    grown(hotkey, coldkey, tao);
  }

  private List<Rate> rates(AccountId hotkey) {
    return store.row("RootClaimable", value(hotkey)).stream()
        .map(pair -> new Rate(pair.item(0).asInt(), pair.item(1).field("bits").asBigInteger()))
        .toList();
  }

  private BigInteger claimed(Rate rate, AccountId hotkey, AccountId coldkey) {
    return store.big("RootClaimed", value(rate.netuid()), value(hotkey), value(coldkey));
  }

  private void setClaimed(Rate rate, AccountId hotkey, AccountId coldkey, BigInteger alpha) {
    store.put("RootClaimed", Value.of(alpha), value(rate.netuid()), value(hotkey), value(coldkey));
  }
}

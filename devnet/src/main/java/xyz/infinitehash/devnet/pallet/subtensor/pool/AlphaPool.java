package xyz.infinitehash.devnet.pallet.subtensor.pool;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/**
 * The pool of alpha and TAO of a subnet. Root and subnets of mechanism 0 swap one to one. Limits
 * are prices in rao per alpha.
 */
public final class AlphaPool {
  /** Name of the pallet whose errors a swap fails with. */
  public static final String PALLET = "Swap";

  /** The price no buyer passes. */
  public static final long MAX_PRICE = 1_000_000_000_000_000L;

  /** The price no seller passes. */
  public static final long MIN_PRICE = 1_000;

  private static final long INPUT_LIMIT = 1_000;
  private static final long MINIMUM_RESERVE = 1_000_000;
  private static final Unsigned RAO = Unsigned.u64f64(1_000_000_000);
  private static final Unsigned U16_MAX = Unsigned.u64f64(65535);

  private final Store store;
  private final PalletStorage items;

  /** On a store. */
  public AlphaPool(Store store) {
    this.store = store;
    this.items = store.block().state().of(PALLET);
  }

  /** Price of one alpha, TAO. */
  public Unsigned price(int netuid) {
    if (!isDynamic(netuid)) {
      return Unsigned.u64f64(1);
    }
    long alpha = store.number("SubnetAlphaIn", value(netuid));
    return alpha == 0 ? Unsigned.u64f64(0) : balancer(netuid).price(alpha, tao(netuid));
  }

  /** Price of one alpha, rao. */
  public long priceRao(int netuid) {
    return price(netuid).times(RAO).rao();
  }

  /** TAO reserve. */
  public long tao(int netuid) {
    return store.number("SubnetTAO", value(netuid));
  }

  /** Whether the subnet's alpha has a price of its own. */
  public boolean isDynamic(int netuid) {
    return store.number("SubnetMechanism", value(netuid)) == 1;
  }

  /** The fee of an amount, before any limit. */
  public long fee(int netuid, long amount) {
    return isDynamic(netuid)
        ? Unsigned.u64f64(amount).times(rate(netuid).dividedBy(U16_MAX)).rao()
        : 0;
  }

  /** What buying alpha for TAO would give; nothing is written. */
  public Swap quoteBuy(int netuid, long tao, long limit, boolean free) {
    return isDynamic(netuid) ? new Buy(netuid).quote(tao, limit, free) : even(netuid, tao);
  }

  /** What selling alpha would give; nothing is written. */
  public Swap quoteSell(int netuid, long alpha, long limit, boolean free) {
    return isDynamic(netuid) ? new Sell(netuid).quote(alpha, limit, free) : even(netuid, alpha);
  }

  /** One to one; nothing on a subnet that does not exist. */
  private Swap even(int netuid, long amount) {
    long swapped = store.flag("NetworksAdded", value(netuid)) ? amount : 0;
    return new Swap(swapped, swapped, 0);
  }

  /**
   * Buys alpha: reserves, alpha outstanding, volume and total stake move; the TAO itself is the
   * caller's to move.
   */
  public Swap buy(int netuid, long tao, long limit, boolean free) {
    Swap swap = quoteBuy(netuid, tao, limit, free);
    initialize(netuid);
    store.add("SubnetAlphaIn", -swap.paidOut(), value(netuid));
    store.add("SubnetAlphaOut", swap.paidOut(), value(netuid));
    store.add("SubnetTAO", swap.paidIn(), value(netuid));
    store.add("TotalStake", tao);
    addVolume(netuid, tao);
    return swap;
  }

  /** Sells alpha; the counterpart of {@link #buy}. */
  public Swap sell(int netuid, long alpha, long limit, boolean free) {
    Swap swap = quoteSell(netuid, alpha, limit, free);
    initialize(netuid);
    store.add("SubnetAlphaIn", swap.paidIn(), value(netuid));
    store.add("SubnetAlphaOut", -swap.paidIn(), value(netuid));
    store.add("SubnetTAO", -swap.paidOut(), value(netuid));
    store.add("TotalStake", -swap.paidOut());
    addVolume(netuid, swap.paidOut());
    return swap;
  }

  /**
   * Shifts the weights so that both reserves can grow without moving the price.
   *
   * @return false when the weights would become unsound; then nothing may be added
   */
  public boolean prepareToGrow(int netuid, long tao, long alpha) {
    Balancer grown =
        balancer(netuid)
            .grown(store.number("SubnetAlphaIn", value(netuid)), tao(netuid), alpha, tao);
    if (grown.isSound()) {
      items.put("SwapBalancer", grown.value(), value(netuid));
    }
    return grown.isSound();
  }

  private void initialize(int netuid) {
    if (isDynamic(netuid) && !items.get("PalSwapInitialized", value(netuid)).asBool()) {
      items.put("SwapBalancer", Balancer.EVEN.value(), value(netuid));
      items.put("PalSwapInitialized", Value.of(true), value(netuid));
    }
  }

  private Balancer balancer(int netuid) {

    return new Balancer(items.get("SwapBalancer", value(netuid)).field("quote").asLong());
  }

  private Unsigned rate(int netuid) {
    return Unsigned.u64f64(items.number("FeeRate", value(netuid)));
  }

  private void addVolume(int netuid, long tao) {
    BigInteger volume = store.big("SubnetVolume", value(netuid));
    store.put("SubnetVolume", Value.of(volume.add(BigInteger.valueOf(tao))), value(netuid));
  }

  /** One direction of a swap. */
  private abstract class Direction {
    final int netuid;
    final long alpha;
    final long tao;
    final Balancer balancer;

    Direction(int netuid) {
      this.netuid = netuid;
      this.alpha = store.number("SubnetAlphaIn", value(netuid));
      this.tao = tao(netuid);
      this.balancer = balancer(netuid);
    }

    abstract long reserveIn();

    abstract long reserveOut();

    abstract long out(long in);

    abstract Unsigned priceAfter(long in, long out);

    /** True when {@code price} is within {@code limit}. */
    abstract boolean within(Unsigned price, Unsigned limit);

    abstract long until(Unsigned price, Unsigned limit);

    Swap quote(long amount, long limitRao, boolean free) {
      long fee = free ? 0 : fee(netuid, amount);
      long net = amount - fee;
      if (Long.compareUnsigned(net, reserveIn() * INPUT_LIMIT) > 0) {
        throw fault("SwapInputTooLarge");
      } else if (reserveOut() < MINIMUM_RESERVE) {
        throw fault("ReservesTooLow");
      }
      Unsigned limit = Unsigned.u64f64(limitRao < 0 ? Long.MAX_VALUE : limitRao).dividedBy(RAO);
      Unsigned price = price(netuid);
      if (price.equals(limit) || !within(price, limit)) {
        throw fault("PriceLimitExceeded");
      }
      long in = net;
      if (!within(priceAfter(net, out(net)), limit)) {
        in = until(price, limit);
        Unsigned rate = free ? Unsigned.u64f64(0) : rate(netuid);
        fee = Unsigned.u64f64(in).times(rate.dividedBy(U16_MAX.minus(rate))).rao();
      }
      long out = out(in);
      if (in != 0 && out == 0) {
        throw fault("ReservesTooLow");
      } else if (out > reserveOut()) {
        throw fault("InsufficientLiquidity");
      }
      return new Swap(in, out, in == 0 ? 0 : fee);
    }
  }

  private final class Buy extends Direction {
    Buy(int netuid) {
      super(netuid);
    }

    @Override
    long reserveIn() {
      return tao;
    }

    @Override
    long reserveOut() {
      return alpha;
    }

    @Override
    long out(long in) {
      return balancer.alphaFor(alpha, tao, in);
    }

    @Override
    Unsigned priceAfter(long in, long out) {
      return balancer.price(alpha - out, tao + in);
    }

    @Override
    boolean within(Unsigned price, Unsigned limit) {
      return price.compareTo(limit) <= 0;
    }

    @Override
    long until(Unsigned price, Unsigned limit) {
      return balancer.taoUntil(price, limit, tao);
    }
  }

  private final class Sell extends Direction {
    Sell(int netuid) {
      super(netuid);
    }

    @Override
    long reserveIn() {
      return alpha;
    }

    @Override
    long reserveOut() {
      return tao;
    }

    @Override
    long out(long in) {
      return balancer.taoFor(alpha, tao, in);
    }

    @Override
    Unsigned priceAfter(long in, long out) {
      return balancer.price(alpha + in, tao - out);
    }

    @Override
    boolean within(Unsigned price, Unsigned limit) {
      return price.compareTo(limit) >= 0;
    }

    @Override
    long until(Unsigned price, Unsigned limit) {
      return balancer.alphaUntil(price, limit, alpha);
    }
  }

  private static DispatchFault fault(String error) {
    return DispatchFault.module(PALLET, error);
  }
}

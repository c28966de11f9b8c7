package xyz.infinitehash.devnet.api.subtensor;

import java.util.LinkedHashMap;
import java.util.List;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.pool.AlphaPool;
import xyz.infinitehash.devnet.pallet.subtensor.pool.Swap;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/** {@code SwapRuntimeApi}: the price of alpha, and what a swap would give. */
public final class PriceApi implements RuntimeApi {
  /** Without configuration. */
  public PriceApi() {}

  @Override
  public String name() {
    return "SwapRuntimeApi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void describe(ApiBuilder api) {
    SubtensorPallet.listing().describe(api, name());
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    Store store = new Store(block);
    AlphaPool pool = new AlphaPool(store);
    if (method.equals("current_alpha_price_all")) {
      return Value.of(
          new SubnetFacts(store).all().stream().map(netuid -> price(pool, netuid)).toList());
    }
    int netuid = args.getFirst().asInt();
    return switch (method) {
      case "current_alpha_price" -> Value.of(pool.priceRao(netuid));
      case "sim_swap_tao_for_alpha" -> buy(pool, netuid, args.get(1).asLong());
      case "sim_swap_alpha_for_tao" -> sell(pool, netuid, args.get(1).asLong());
      default -> throw new IllegalArgumentException("no method " + method);
    };
  }

  private static Value price(AlphaPool pool, int netuid) {
    return Value.struct("netuid", Value.of(netuid)).with("price", Value.of(pool.priceRao(netuid)));
  }

  private static Value buy(AlphaPool pool, int netuid, long tao) {
    try {
      Swap swap = pool.quoteBuy(netuid, tao, AlphaPool.MAX_PRICE, false);
      Unsigned flat = Unsigned.u64f64(tao).dividedBy(pool.price(netuid));
      return result(
          new long[] {
            swap.paidIn(),
            swap.paidOut(),
            swap.fee(),
            0,
            0,
            Math.max(0, flat.rao() - swap.paidOut())
          });
    } catch (DispatchFault impossible) {
      return result(new long[6]);
    }
  }

  private static Value sell(AlphaPool pool, int netuid, long alpha) {
    try {
      Swap swap = pool.quoteSell(netuid, alpha, AlphaPool.MIN_PRICE, false);
      Unsigned flat = Unsigned.u64f64(alpha).times(pool.price(netuid));
      return result(
          new long[] {
            swap.paidOut(),
            swap.paidIn(),
            0,
            swap.fee(),
            Math.max(0, flat.rao() - swap.paidOut()),
            0
          });
    } catch (DispatchFault impossible) {
      return result(new long[6]);
    }
  }

  private static Value result(long[] numbers) {
    List<String> names =
        List.of(
            "tao_amount", "alpha_amount", "tao_fee", "alpha_fee", "tao_slippage", "alpha_slippage");
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      fields.put(names.get(i), Value.of(numbers[i]));
    }
    return Value.struct(fields);
  }
}

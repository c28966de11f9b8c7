package xyz.infinitehash.bittensor.stake;

import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * What one alpha of a subnet costs at a block ({@code SwapRuntimeApi}); 1 TAO for root, and also
 * for subnets that do not exist.
 */
public final class AlphaPrice {
  private static final String API = "SwapRuntimeApi";

  private AlphaPrice() {}

  /** The price of one whole alpha. */
  public static Rao read(ChainAt at, NetUid netUid) {
    return Rao.of(at.runtimeCall(API, "current_alpha_price", netUid.toValue()));
  }

  /** The prices of all subnets. */
  public static SortedMap<NetUid, Rao> readAll(ChainAt at) {
    return of(at.runtimeCall(API, "current_alpha_price_all"));
  }

  /** From the runtime's list of {@code SubnetPrice}. */
  static SortedMap<NetUid, Rao> of(Value prices) {
    SortedMap<NetUid, Rao> all = new TreeMap<>();
    for (Value price : prices.items()) {
      all.put(new NetUid(price.field("netuid").asInt()), Rao.of(price.field("price")));
    }
    return all;
  }
}

package xyz.infinitehash.bittensor.stake;

import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a swap would do at a block, worked out by the runtime ({@code SwapRuntimeApi_sim_swap_*}).
 *
 * @param tao that goes in or comes out, without the fee
 * @param alpha that comes out or goes in, without the fee
 * @param taoFee of the swap, when TAO goes in
 * @param alphaFee of the swap, when alpha goes in
 * @param taoSlippage how much TAO less comes out than at the present price
 * @param alphaSlippage how much alpha less comes out than at the present price
 */
public record SwapQuote(
    Rao tao, Alpha alpha, Rao taoFee, Alpha alphaFee, Rao taoSlippage, Alpha alphaSlippage) {
  private static final String API = "SwapRuntimeApi";

  /** Buying alpha for so much TAO, fee included. */
  public static SwapQuote buy(ChainAt at, NetUid netUid, Rao tao) {
    return of(at.runtimeCall(API, "sim_swap_tao_for_alpha", netUid.toValue(), tao.toValue()));
  }

  /** Selling so much alpha, fee included. */
  public static SwapQuote sell(ChainAt at, NetUid netUid, Alpha alpha) {
    return of(at.runtimeCall(API, "sim_swap_alpha_for_tao", netUid.toValue(), alpha.toValue()));
  }

  /** From the runtime's {@code SimSwapResult}. */
  static SwapQuote of(Value result) {
    return new SwapQuote(
        Rao.of(result.field("tao_amount")),
        Alpha.of(result.field("alpha_amount")),
        Rao.of(result.field("tao_fee")),
        Alpha.of(result.field("alpha_fee")),
        Rao.of(result.field("tao_slippage")),
        Alpha.of(result.field("alpha_slippage")));
  }
}

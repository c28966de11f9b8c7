package xyz.infinitehash.bittensor;

/**
 * The most that a call may cost.
 *
 * @param fee of the extrinsic
 * @param takes everything else it can take, see {@link Spending}: amounts, prices, deposits, stake
 */
public record SpendCaps(Rao fee, Rao takes) {
  /** No caps. */
  public static final SpendCaps NONE =
      new SpendCaps(new Rao(Long.MAX_VALUE), new Rao(Long.MAX_VALUE));
}

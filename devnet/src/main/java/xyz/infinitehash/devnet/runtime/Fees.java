package xyz.infinitehash.devnet.runtime;

import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.Weight;

/**
 * The live chain's fees in rao: a base, one rao a byte, and 0.0005 rao a unit of weight; the
 * multiplier stays at 1. Weight is rounded to the nearest rao, halves down.
 */
public final class Fees {
  /** Weight of an extrinsic that does nothing. */
  static final Weight BASE = new Weight(108_157_000, 0);

  /** One rao for so many units of ref_time. */
  static final long WEIGHT_PER_RAO = 2_000;

  private Fees() {}

  /**
   * The parts of a fee.
   *
   * @param base rao for being included
   * @param length rao for the bytes
   * @param weight rao for the work
   */
  public record Parts(long base, long length, long weight) {
    /** All of it. */
    public long sum() {
      return Math.addExact(base, Math.addExact(length, weight));
    }
  }

  /**
   * The fee of an extrinsic; zero for a free call.
   *
   * @param bytes length of the extrinsic as sent
   */
  public static Parts of(DispatchInfo info, int bytes) {
    if (!info.paysFee()) {
      return new Parts(0, 0, 0);
    }
    return new Parts(ofWeight(BASE.refTime()), bytes, ofWeight(info.weight().refTime()));
  }

  /** Rao for so much ref_time, to the nearest; halves down. */
  public static long ofWeight(long refTime) {
    return (refTime + WEIGHT_PER_RAO / 2 - 1) / WEIGHT_PER_RAO;
  }
}

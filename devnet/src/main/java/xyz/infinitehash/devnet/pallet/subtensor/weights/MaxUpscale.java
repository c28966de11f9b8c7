package xyz.infinitehash.devnet.pallet.subtensor.weights;

import java.util.Collections;
import java.util.List;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;

/** Scales a row of weights so that its greatest is 65535, as the chain stores it. */
public final class MaxUpscale {
  private static final int U16_MAX = 65535;
  private static final int HALF = 32768;

  private MaxUpscale() {}

  /** The scaled row, rounded to nearest; a row of zeros stays. */
  public static List<Integer> of(List<Integer> weights) {
    int greatest = weights.isEmpty() ? 0 : Collections.max(weights);
    if (greatest == 0) {
      return weights;
    }
    return weights.stream().map(weight -> scaled(weight, greatest)).toList();
  }

  private static int scaled(int weight, int greatest) {
    long value = I32F32.of(weight);
    long most = I32F32.of(greatest);
    long full = I32F32.of(U16_MAX);
    return I32F32.roundToU16(
        greatest > HALF
            ? I32F32.multiply(value, I32F32.divide(full, most))
            : I32F32.divide(I32F32.multiply(value, full), most));
  }
}

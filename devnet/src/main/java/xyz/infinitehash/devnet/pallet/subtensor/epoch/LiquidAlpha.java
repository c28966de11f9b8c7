package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;

/**
 * Bonds that move faster the further a validator stands from consensus: one rate for every pair of
 * validator and miner, by a sigmoid between {@code low} and {@code high}.
 *
 * @param low least rate, I32F32 bits, 0..1
 * @param high greatest rate, I32F32 bits, 0..1
 * @param steepness of the sigmoid in hundredths, I32F32 bits; may be negative
 */
public record LiquidAlpha(long low, long high, long steepness) {

  /** The new bonds; only cells that carry a weight now survive. */
  SparseMatrix average(SparseMatrix weights, SparseMatrix bonds, long[] consensus) {
    List<List<SparseMatrix.Cell>> result = new ArrayList<>(weights.size());
    for (int i = 0; i < weights.size(); i++) {
      long[] now = weights.dense(i);
      long[] before = bonds.dense(i);
      List<SparseMatrix.Cell> row = new ArrayList<>();
      for (SparseMatrix.Cell cell : weights.row(i)) {
        int j = cell.column();
        long rate = rate(consensus[j], now[j], before[j]);
        long kept = I32F32.multiply(I32F32.subtract(I32F32.ONE, rate), before[j]);
        long gained = Math.max(0, I32F32.multiply(rate, cell.value()));
        long bond = Math.min(I32F32.ONE, I32F32.add(kept, gained));
        if (bond > 0) {
          row.add(new SparseMatrix.Cell(j, bond));
        }
      }
      result.add(row);
    }
    return SparseMatrix.of(result);
  }

  private long rate(long consensus, long weight, long bond) {
    long distance =
        Math.clamp(
            weight >= bond ? I32F32.subtract(weight, consensus) : I32F32.subtract(bond, weight),
            0,
            I32F32.ONE);
    long exponent =
        I32F32.multiply(
            I32F32.divide(steepness, I32F32.of(-100)), I32F32.subtract(distance, I32F32.HALF));
    long sigmoid = I32F32.divide(I32F32.ONE, I32F32.add(I32F32.ONE, I32F32.exp(exponent)));
    long rate = I32F32.add(low, I32F32.multiply(sigmoid, I32F32.subtract(high, low)));
    return Math.max(low, Math.min(high, rate));
  }
}

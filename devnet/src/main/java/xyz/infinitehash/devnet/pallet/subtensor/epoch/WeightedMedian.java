package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;

/**
 * The stake-weighted median of each column of weights: the greatest weight that more than {@code
 * majority} of the active stake gives a neuron. Found by repeated partition around a pivot, as the
 * runtime does, for on ties of stake the rounding of partial sums shows in the result.
 */
final class WeightedMedian {
  private WeightedMedian() {}

  /**
   * @param stake active stake of each row, normalized
   * @param majority kappa
   * @return one median a column
   */
  static long[] ofColumns(long[] stake, SparseMatrix weights, long majority) {
    int[] voters = IntStream.range(0, stake.length).filter(i -> stake[i] > 0).toArray();
    long[] votes = IntStream.of(voters).mapToLong(i -> stake[i]).toArray();
    I32F32.normalize(votes);
    long total = I32F32.sum(votes);
    long minority = I32F32.subtract(total, majority);
    long[][] rows = IntStream.of(voters).mapToObj(weights::dense).toArray(long[][]::new);
    long[] medians = new long[weights.size()];
    for (int column = 0; column < medians.length; column++) {
      int j = column;
      long[] scores = IntStream.range(0, rows.length).mapToLong(k -> rows[k][j]).toArray();
      medians[column] = median(votes, scores, minority, total);
    }
    return medians;
  }

  private static long median(long[] votes, long[] scores, long minority, long total) {
    List<Integer> part = new ArrayList<>(IntStream.range(0, votes.length).boxed().toList());
    long low = 0;
    long high = total;
    for (int round = 0; round <= votes.length; round++) {
      if (part.isEmpty()) {
        return 0;
      }
      if (part.size() == 1) {
        return scores[part.getFirst()];
      }
      long pivot = scores[part.get(part.size() / 2)];
      List<Integer> lower = part.stream().filter(i -> scores[i] < pivot).toList();
      List<Integer> upper = part.stream().filter(i -> scores[i] > pivot).toList();
      long lowerVotes = votesOf(lower, votes);
      long upperVotes = votesOf(upper, votes);
      if (minority < I32F32.add(low, lowerVotes) && !lower.isEmpty()) {
        part = lower;
        high = I32F32.add(low, lowerVotes);
      } else if (I32F32.subtract(high, upperVotes) <= minority && !upper.isEmpty()) {
        part = upper;
        low = I32F32.subtract(high, upperVotes);
      } else {
        return pivot;
      }
    }
    return 0;
  }

  private static long votesOf(List<Integer> voters, long[] votes) {
    return I32F32.sum(voters.stream().mapToLong(i -> votes[i]).toArray());
  }
}

package xyz.infinitehash.devnet.pallet.subtensor.coinbase;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochTerms;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;

/** A subnet's alpha among its mechanisms, and the mechanisms' results as the subnet's. */
final class MechanismSplit {
  private static final BigInteger U16_MAX = BigInteger.valueOf(65535);

  private MechanismSplit() {}

  /**
   * The alpha of each mechanism; what rounding leaves goes to the first.
   *
   * @param rule parts of 65535 each, or even parts when empty
   */
  static List<Long> of(long alpha, int mechanisms, Optional<List<Integer>> rule) {
    List<Long> parts = new ArrayList<>();
    for (int i = 0; i < mechanisms; i++) {
      int mechanism = i;
      parts.add(
          rule.map(split -> mechanism < split.size() ? part(alpha, split.get(mechanism)) : 0L)
              .orElse(alpha / mechanisms));
    }
    long given = parts.stream().mapToLong(Long::longValue).sum();
    parts.set(0, parts.getFirst() + Math.max(0, alpha - given));
    return parts;
  }

  /**
   * One list of terms by uid: emission added, proportions weighted by the mechanisms' parts, flags
   * joined.
   */
  static List<EpochTerms> sum(List<List<EpochTerms>> mechanisms, List<Long> parts, long alpha) {
    return IntStream.range(0, mechanisms.getFirst().size())
        .mapToObj(uid -> sum(mechanisms, parts, alpha, uid))
        .toList();
  }

  private static EpochTerms sum(
      List<List<EpochTerms>> mechanisms, List<Long> parts, long alpha, int uid) {
    EpochTerms sum = new EpochTerms(false, false, 0, 0, 0, 0, 0, List.of(), 0, 0, 0);
    for (int i = 0; i < mechanisms.size(); i++) {
      EpochTerms terms = mechanisms.get(i).get(uid);
      Unsigned weight =
          alpha == 0
              ? Unsigned.u64f64(i == 0 ? 1 : 0)
              : Unsigned.u64f64(parts.get(i)).dividedBy(Unsigned.u64f64(alpha));
      sum =
          new EpochTerms(
              sum.active() || terms.active(),
              sum.permit() || terms.permit(),
              u16(sum.stakeWeight(), terms.stakeWeight(), weight),
              u16(sum.consensus(), terms.consensus(), weight),
              u16(sum.incentive(), terms.incentive(), weight),
              u16(sum.dividend(), terms.dividend(), weight),
              u16(sum.validatorTrust(), terms.validatorTrust(), weight),
              List.of(),
              sum.minerEmission() + terms.minerEmission(),
              sum.validatorEmission() + terms.validatorEmission(),
              added(sum.emission(), terms.emission(), weight));
    }
    return sum;
  }

  private static long part(long alpha, int share) {
    return BigInteger.valueOf(alpha)
        .multiply(BigInteger.valueOf(share))
        .divide(U16_MAX)
        .longValue();
  }

  private static int u16(int sum, int more, Unsigned weight) {
    return (int) Math.min(65535, added(sum, more, weight));
  }

  private static long added(long sum, long more, Unsigned weight) {
    return Unsigned.u64f64(sum).plus(Unsigned.u64f64(more).times(weight)).rao();
  }
}

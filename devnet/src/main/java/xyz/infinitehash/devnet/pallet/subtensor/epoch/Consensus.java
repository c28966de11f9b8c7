package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochInput.Rules;
import xyz.infinitehash.devnet.pallet.subtensor.epoch.EpochInput.Seat;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;

/**
 * Yuma consensus: what validators' weights, clipped where they leave the majority, make of one
 * epoch. Bit for bit the runtime's (spec 425, {@code epoch::run_epoch}), original Yuma and Yuma 3,
 * with or without liquid alpha.
 */
public final class Consensus {
  private final EpochInput input;
  private final Rules rules;
  private final int size;

  private Consensus(EpochInput input) {
    this.input = input;
    this.rules = input.rules();
    this.size = input.neurons().size();
  }

  /** The terms of every uid, in order of uid. */
  public static List<EpochTerms> of(EpochInput input) {
    return new Consensus(input).run();
  }

  private List<EpochTerms> run() {
    long[] stake = countedStake();
    boolean[] active = new boolean[size];
    long[] activeStake = stake.clone();
    for (int uid = 0; uid < size; uid++) {
      active[uid] = seat(uid).updated() + rules.activityCutoff() >= input.block();
      if (!active[uid] || !mayVote(uid)) {
        activeStake[uid] = 0;
      }
    }
    I32F32.normalize(activeStake);

    SparseMatrix weights = countedWeights();
    long[] consensus = WeightedMedian.ofColumns(activeStake, weights, I32F32.share(rules.kappa()));
    SparseMatrix clipped = weights.clipped(consensus);
    long[] incentive = clipped.transposedTimes(activeStake);
    I32F32.normalize(incentive);
    SparseMatrix bonding = weights.interpolated(clipped, I32F32.share(rules.bondsPenalty()));
    Bonding bonds =
        rules.yumaThree()
            ? bondYumaThree(bonding, consensus, incentive, activeStake)
            : bondYuma(bonding, incentive, activeStake);
    return terms(
        stake,
        active,
        consensus,
        clipped.rowSums(),
        incentive,
        bonds,
        fallback(stake, activeStake));
  }

  /** Bonds to store and the dividends they earn. */
  private record Bonding(SparseMatrix bonds, List<Long> dividends) {}

  private Bonding bondYuma(SparseMatrix bonding, long[] incentive, long[] activeStake) {
    SparseMatrix old = storedBonds().columnsNormalized();
    SparseMatrix now = bonding.rowsTimes(activeStake).columnsNormalized();
    SparseMatrix average = now.movedAverage(old, movingRate()).columnsNormalized();
    long[] dividends = average.times(incentive);
    I32F32.normalize(dividends);
    return new Bonding(average.columnsMaxUpscaled(), boxed(dividends));
  }

  private Bonding bondYumaThree(
      SparseMatrix bonding, long[] consensus, long[] incentive, long[] activeStake) {
    SparseMatrix old = storedBonds().dividedBy(I32F32.of(65535));
    boolean agreed = LongStream.of(consensus).anyMatch(value -> value != 0);
    SparseMatrix average =
        agreed
            ? rules
                .liquidAlpha()
                .map(liquid -> liquid.average(bonding, old, consensus))
                .orElseGet(() -> bonding.movedAverage(old, movingRate()))
            : bonding.movedAverage(old, movingRate());
    long[] dividends = average.columnsNormalized().times(incentive);
    for (int i = 0; i < dividends.length; i++) {
      dividends[i] = I32F32.multiply(dividends[i], activeStake[i]);
    }
    I32F32.normalize(dividends);
    return new Bonding(average, boxed(dividends));
  }

  private long movingRate() {
    BigInteger kept =
        BigInteger.valueOf(rules.bondsMovingAverage())
            .shiftLeft(64)
            .divide(BigInteger.valueOf(1_000_000));
    return I32F32.subtract(I32F32.ONE, I32F32.from(kept, 64));
  }

  private long[] countedStake() {
    List<BigInteger> counted = new ArrayList<>(size);
    BigInteger sum = BigInteger.ZERO;
    for (int uid = 0; uid < size; uid++) {
      BigInteger stake = seat(uid).stake();
      boolean counts = isOwner(uid) || stake.shiftRight(64).compareTo(rules.stakeThreshold()) >= 0;
      counted.add(counts ? stake : BigInteger.ZERO);
      sum = sum.add(counted.getLast());
    }
    BigInteger total = sum;
    return counted.stream()
        .mapToLong(
            stake ->
                total.signum() == 0
                    ? I32F32.from(stake, 64)
                    : I32F32.from(stake.shiftLeft(64).divide(total), 64))
        .toArray();
  }

  private SparseMatrix countedWeights() {
    SparseMatrix weights = matrix(Seat::weights, I32F32::of);
    return weights
        .filter(
            (row, cell) ->
                cell.column() < size
                    && mayVote(row)
                    && (cell.column() != row || isOwner(row))
                    && seat(row).updated() > seat(cell.column()).registered()
                    && seat(row).pendingCommit().orElse(Long.MAX_VALUE)
                        >= seat(cell.column()).registered())
        .rowsNormalized();
  }

  private SparseMatrix storedBonds() {
    return matrix(Seat::bonds, I32F32::of)
        .filter(
            (row, cell) ->
                rules.previousEpoch()
                    > (cell.column() < size ? seat(cell.column()).registered() : 0));
  }

  private SparseMatrix matrix(
      Function<Seat, List<Map.Entry<Integer, Integer>>> rows, Function<Integer, Long> scale) {
    return SparseMatrix.of(
        input.neurons().stream()
            .map(
                seat ->
                    rows.apply(seat).stream()
                        .map(
                            entry ->
                                new SparseMatrix.Cell(
                                    entry.getKey(), scale.apply(entry.getValue())))
                        .toList())
            .toList());
  }

  /** Who earns when no weight counts: active stake, or all stake when none is active. */
  private static long[] fallback(long[] stake, long[] activeStake) {
    return I32F32.sum(activeStake) == 0 ? stake : activeStake;
  }

  private List<EpochTerms> terms(
      long[] stake,
      boolean[] active,
      long[] consensus,
      long[] trust,
      long[] incentive,
      Bonding bonding,
      long[] fallback) {
    long[] dividend = bonding.dividends().stream().mapToLong(Long::longValue).toArray();
    long[] combined =
        IntStream.range(0, size).mapToLong(i -> I32F32.add(incentive[i], dividend[i])).toArray();
    long total = I32F32.sum(combined);
    boolean earned = total != 0;
    boolean[] permits = permits(stake);
    List<EpochTerms> result = new ArrayList<>(size);
    for (int uid = 0; uid < size; uid++) {
      long miner = earned ? I32F32.divide(incentive[uid], total) : incentive[uid];
      long validator = earned ? I32F32.divide(dividend[uid], total) : fallback[uid];
      long both = earned ? I32F32.divide(combined[uid], total) : fallback[uid];
      result.add(
          new EpochTerms(
              active[uid],
              permits[uid],
              I32F32.toU16(stake[uid]),
              I32F32.toU16(consensus[uid]),
              I32F32.toU16(incentive[uid]),
              I32F32.toU16(dividend[uid]),
              I32F32.toU16(trust[uid]),
              permits[uid] ? bondsOf(bonding.bonds().row(uid)) : List.of(),
              EpochInput.part(input.emission(), miner),
              EpochInput.part(input.emission(), validator),
              EpochInput.part(input.emission(), both)));
    }
    return result;
  }

  private static List<Map.Entry<Integer, Integer>> bondsOf(List<SparseMatrix.Cell> row) {
    return row.stream().map(cell -> Map.entry(cell.column(), I32F32.toU16(cell.value()))).toList();
  }

  private boolean[] permits(long[] stake) {
    boolean[] result = new boolean[size];
    for (int uid = 0; uid < size; uid++) {
      result[uid] = stake[uid] != 0;
    }
    IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingLong(uid -> stake[uid]))
        .limit(Math.max(0, size - rules.maxValidators()))
        .forEach(uid -> result[uid] = false);
    input.owner().ifPresent(uid -> result[uid] = true);
    return result;
  }

  private boolean mayVote(int uid) {
    return seat(uid).permit() || isOwner(uid);
  }

  private boolean isOwner(int uid) {
    return input.owner().isPresent() && input.owner().getAsInt() == uid;
  }

  private Seat seat(int uid) {
    return input.neurons().get(uid);
  }

  private static List<Long> boxed(long[] values) {
    return LongStream.of(values).boxed().toList();
  }
}

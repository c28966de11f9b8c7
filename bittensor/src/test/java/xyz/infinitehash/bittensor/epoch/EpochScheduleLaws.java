package xyz.infinitehash.bittensor.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.BlockNumber;

class EpochScheduleLaws {
  @Property(tries = 500)
  void aPredictedEpochIsTheFirstToRun(
      @ForAll @IntRange(min = 1, max = 60) int tempo,
      @ForAll @LongRange(min = 0, max = 120) long cycleAge,
      @ForAll @IntRange(min = -1, max = 80) int pendingIn,
      @ForAll @LongRange(min = 0, max = 200) long quietLeft,
      @ForAll @IntRange(min = 1, max = 3) int epochs) {
    long head = 1_000_000;
    long sinceStep = quietLeft > 100 ? 5 : DynamicTempo.LONGEST - quietLeft;
    var schedule =
        new DynamicTempo(
            new BlockNumber(head),
            tempo,
            head - cycleAge,
            pendingIn < 0 ? 0 : head + pendingIn,
            7,
            sinceStep);
    DynamicTempo state = schedule;
    while (state.index() < 7 + epochs) {
      state = state.advance();
    }
    assertThat(schedule.next(epochs)).contains(state.head());
    assertThat(state.cycleStart()).isEqualTo(state.head().value());
  }

  @Property(tries = 500)
  void onTheGridAnEpochRunsWhereItsNumberGrows(
      @ForAll @IntRange(min = 1, max = 400) int tempo,
      @ForAll @IntRange(min = 0, max = 500) int netuid,
      @ForAll @LongRange(min = 0, max = 5_000) long head) {
    var grid = new TempoGrid(new NetUid(netuid), new BlockNumber(head), tempo);
    long next = grid.next().orElseThrow().value();
    assertThat(next).isGreaterThan(head);
    assertThat((next + netuid + 1) % (tempo + 1)).isZero();
    assertThat(next - head).isLessThanOrEqualTo(tempo + 1L);
    assertThat(new TempoGrid(new NetUid(netuid), new BlockNumber(next), tempo).index())
        .isEqualTo(grid.index() + 1);
    assertThat(grid.next(3).orElseThrow().value()).isEqualTo(next + 2 * (tempo + 1L));
  }

  @Property(tries = 20)
  void withoutTempoThereAreNoEpochs(@ForAll @LongRange(min = 0, max = 100_000) long since) {
    var schedule = new DynamicTempo(new BlockNumber(5), 0, 0, 3, 1, since);
    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.planned()).isEmpty();
    assertThat(schedule.advance().index()).isEqualTo(1);
  }
}

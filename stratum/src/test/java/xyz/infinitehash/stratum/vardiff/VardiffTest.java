package xyz.infinitehash.stratum.vardiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.stratum.shares.Difficulty;

/** Miners simulated share by share on a clock of the test's; seeds fixed. */
class VardiffTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  /** A miner of so many hashes a second, finding shares as chance has it. */
  private static final class Simulation {
    final Random random;
    final Vardiff vardiff;
    Instant now = START;
    double hashrate;
    int changes;

    Simulation(VardiffConfig config, double hashrate, long seed) {
      this.vardiff = new Vardiff(config, START);
      this.hashrate = hashrate;
      this.random = new Random(seed);
    }

    void run(Duration time) {
      Instant end = now.plus(time);
      while (now.isBefore(end)) {
        double wait = -Math.log(1 - random.nextDouble()) * vardiff.current().units() / hashrate;
        Instant share = now.plusNanos((long) Math.min(wait * 1e9, 1e15));
        Instant tick = now.plusMillis(1000);
        if (share.isBefore(tick)) { // memoryless: a share that comes later is drawn again
          now = share;
          count(vardiff.accepted(vardiff.current(), now));
        } else {
          now = tick;
          count(vardiff.tick(now));
        }
      }
    }

    double perMinute() {
      return hashrate * 60 / vardiff.current().units();
    }

    private void count(boolean changed) {
      changes += changed ? 1 : 0;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5e8, 1e10, 1.2e12, 1e14, 2e14, 1e15, 1e18})
  void everyMinerIsSteeredNearTheTargetWithinMinutes(double hashrate) {
    for (int seed = 0; seed < 20; seed++) {
      Simulation miner = new Simulation(VardiffConfig.standard(), hashrate, seed);
      miner.run(Duration.ofMinutes(5));
      double least = Math.min(6, hashrate * 60 / Difficulty.ONE_UNITS);
      assertThat(miner.perMinute()).as("seed " + seed).isBetween(least * 0.99, 54.0);
    }
  }

  @Test
  void aClimbFrom10GigahashTo1PetahashTakesUnderTwoMinutes() {
    for (int seed = 0; seed < 50; seed++) {
      Simulation miner = new Simulation(VardiffConfig.standard(), 1e10, seed);
      miner.run(Duration.ofMinutes(30));
      miner.hashrate = 1e15;
      miner.run(Duration.ofMinutes(2));
      assertThat(miner.perMinute()).as("seed " + seed).isBetween(4.5, 72.0);
    }
  }

  @Test
  void aSteadyMinerIsLeftAlone() {
    int changes = 0;
    for (int seed = 0; seed < 50; seed++) {
      Simulation miner = new Simulation(VardiffConfig.standard(), 1e14, seed);
      miner.run(Duration.ofMinutes(20));
      int before = miner.changes;
      miner.run(Duration.ofHours(6));
      changes += miner.changes - before;
    }
    assertThat(changes).isLessThan(50); // in 300 hours
  }

  @Test
  void halfTheHashrateGoneIsFollowedAndSoIsAllOfIt() {
    for (int seed = 0; seed < 50; seed++) {
      Simulation miner = new Simulation(VardiffConfig.standard(), 1e14, seed);
      miner.run(Duration.ofMinutes(20));
      miner.hashrate = 2.5e13;
      miner.run(Duration.ofMinutes(15));
      assertThat(miner.perMinute()).as("seed " + seed).isBetween(8.0, 40.0);
    }
  }

  @Test
  void aStartFarTooHighIsLoweredBySilence() {
    VardiffConfig config = VardiffConfig.standard().startingAt(Difficulty.parse("100000000"));
    Simulation miner = new Simulation(config, 1e12, 1);
    miner.run(Duration.ofMinutes(6));
    assertThat(miner.perMinute()).isBetween(4.5, 72.0);
  }

  @ParameterizedTest
  @CsvSource({"500000, 500000", "0.001, 1", "1e300, 2147483647"})
  void aSuggestionIsHeldWithinTheLimits(String asked, String given) {
    Vardiff vardiff = new Vardiff(VardiffConfig.standard(), START);
    vardiff.suggest(Difficulty.parse(asked), START);
    assertThat(vardiff.current()).isEqualTo(Difficulty.parse(given));
  }

  @Test
  void aLeastDifficultyIsNeverGoneBelow() {
    Vardiff vardiff = new Vardiff(VardiffConfig.standard(), START);
    assertThat(vardiff.atLeast(Difficulty.parse("4096"), START)).isTrue();
    assertThat(vardiff.current()).isEqualTo(Difficulty.parse("4096"));
    for (int minute = 1; minute < 60; minute++) {
      vardiff.tick(START.plus(Duration.ofMinutes(minute)));
    }
    assertThat(vardiff.current()).isEqualTo(Difficulty.parse("4096"));
  }

  @Test
  void aFixedDifficultyMovesForNobody() {
    Vardiff vardiff = new Vardiff(VardiffConfig.fixed(Difficulty.ONE), START);
    assertThat(vardiff.suggest(Difficulty.parse("4096"), START)).isFalse();
    for (int i = 0; i < 1000; i++) {
      assertThat(vardiff.accepted(Difficulty.ONE, START.plusMillis(i))).isFalse();
    }
    assertThat(vardiff.tick(START.plus(Duration.ofHours(9)))).isFalse();
  }
}

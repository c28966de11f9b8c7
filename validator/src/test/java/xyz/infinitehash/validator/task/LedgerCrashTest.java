package xyz.infinitehash.validator.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.chain.Crash;
import xyz.infinitehash.validator.chain.SimulatedChain;
import xyz.infinitehash.validator.chain.SimulatedChain.Whims;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerTable;

/** L1 and L2: killed between any two effects, at most one commit an epoch, and never silence. */
class LedgerCrashTest {
  private static final TaskSettings SETTINGS = Bench.settings(List.of(0), "stratum");
  private static Bench bench;

  @BeforeAll
  static void open() throws SQLException {
    bench = new Bench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void killedBeforeOrAfterAnyEffectEveryEpochStillHasExactlyOneCommit() {
    Crash.Plan counting = Bench.noCrash();
    assertThat(oneEpoch(counting)).isEqualTo("{0/0=1}");
    assertThat(counting.count()).isGreaterThan(20);
    for (int effect = 0; effect < counting.count(); effect++) {
      for (boolean after : new boolean[] {false, true}) {
        Crash.Plan plan = new Crash.Plan(effect, after);
        assertThat(oneEpoch(plan))
            .as("killed at effect %d, %s", effect, after)
            .isEqualTo("{0/0=1}");
        assertThat(plan.isOver()).isTrue();
      }
    }
  }

  /** One epoch on a kind chain, every fifth block a step; restarted when it dies. */
  private String oneEpoch(Crash.Plan plan) {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    WeightsTask task = bench.task(chain, plan, SETTINGS, new Log());
    chain.advance(SimulatedChain.EPOCH_BLOCKS);
    for (int block = 0; block < SimulatedChain.EPOCH_BLOCKS - 1; block += 5) {
      chain.advance(5);
      try {
        task.step();
      } catch (Crash _) {
        bench.endSessions();
        task = bench.task(chain, plan, SETTINGS, new Log());
      }
    }
    bench.endSessions();
    return Bench.accepted(chain).toString();
  }

  @Test
  void killedAtRandomOnAnUnkindChainNoEpochEverHasTwoCommits() {
    unkind(10);
  }

  @Test
  @Tag("drill")
  void killedAtRandomOnAnUnkindChainNoEpochEverHasTwoCommitsAtLength() {
    unkind(1_500);
  }

  private void unkind(int runs) {
    long first = System.nanoTime();
    int accepted = 0;
    for (long seed = first; seed < first + runs; seed++) {
      accepted += unkindRun(seed);
    }
    System.out.println("seeds " + first + " and on: " + accepted + " commits accepted");
    assertThat(accepted).isGreaterThanOrEqualTo(runs); // it is a fair fight, not a dead chain
  }

  private int unkindRun(long seed) {
    Random random = new Random(seed);
    Whims whims =
        new Whims(
            random.nextInt(40),
            random.nextInt(90),
            random.nextInt(50),
            random.nextInt(50),
            random.nextInt(10));
    SimulatedChain chain = Bench.chain(whims, seed);
    @Nullable WeightsTask task = null;
    int steps = 5 * SimulatedChain.EPOCH_BLOCKS;
    for (int i = 0; i < steps; i++) {
      chain.advance(random.nextInt(4) == 0 ? 2 : 1);
      if (task == null) {
        Crash.Plan plan = new Crash.Plan(random.nextInt(120), random.nextBoolean());
        task = bench.task(chain, plan, SETTINGS, new Log());
      }
      try {
        assertThat(task.step()).as("seed %d", seed).isNotInstanceOf(Step.InDoubt.class);
      } catch (Crash _) {
        bench.endSessions();
        task = null;
      } catch (ValidatorException _) {
        // chain away for a moment: the same process goes on
      }
    }
    if (task != null) {
      task.close();
    }
    assertThat(Bench.accepted(chain).values()).as("seed %d", seed).allMatch(count -> count == 1);
    noSilence(chain, seed);
    return chain.accepted().size();
  }

  /** L2: of the epochs it saw, all but the newest two ended in a commit or in a named reason. */
  private void noSilence(SimulatedChain chain, long seed) {
    List<LedgerRow> rows =
        bench.database.inTransaction(
            "reading",
            connection -> LedgerTable.all(connection, chain.subnet(), chain.hotkey(), 0));
    assertThat(rows).as("seed %d", seed).isNotEmpty();
    for (LedgerRow row : rows.subList(0, Math.max(0, rows.size() - 2))) {
      assertThat(row.state().isOpen() && row.reason().isEmpty())
          .as("seed %d epoch %d %s", seed, row.key().epoch(), row.state())
          .isFalse();
    }
  }
}

package xyz.infinitehash.validator.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.validator.chain.SimulatedChain;
import xyz.infinitehash.validator.chain.SimulatedChain.Whims;
import xyz.infinitehash.validator.ledger.LedgerKey;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerTable;
import xyz.infinitehash.validator.ledger.Ledgers;
import xyz.infinitehash.validator.ledger.PostgresLedger;

class WeightsTaskTest {
  private static Bench bench;
  private final Log log = new Log();

  @BeforeAll
  static void open() throws SQLException {
    bench = new Bench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void anEpochsWorkIsWeighedAtTheStartOfTheNextAndOnce() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    try (WeightsTask task = task(chain, List.of(0, 1))) {
      assertThat(task.step()).isEqualTo(new Step.Waiting("no epoch has ended yet"));
      for (int block = 0; block < 3 * SimulatedChain.EPOCH_BLOCKS + 10; block++) {
        chain.advance();
        task.step();
        task.step();
      }
      assertThat(Bench.accepted(chain).toString())
          .isEqualTo("{0/0=1, 0/1=1, 0/2=1, 1/0=1, 1/1=1, 1/2=1}");
      assertThat(chain.signed()).isEqualTo(6);
      assertThat(log.lines).contains("dropped 1", "decided 1", "signed 1 attempt 1", "included 1");
      assertThat(chain.accepted().getFirst().signedAt()).isEqualTo(SimulatedChain.EPOCH_BLOCKS);
    }
  }

  @Test
  void aTimelockedCommitIsRevealedInItsEpochAndTheLedgerSaysSo() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.commitReveal(true);
    try (WeightsTask task = task(chain, List.of(0, 1))) {
      for (int block = 0; block < 4 * SimulatedChain.EPOCH_BLOCKS + 10; block++) {
        chain.advance();
        task.step();
        if (block == 2 * SimulatedChain.EPOCH_BLOCKS - 2) {
          assertThat(row(chain, 0).orElseThrow().state()).isEqualTo(LedgerState.INCLUDED);
        }
      }
      assertThat(row(chain, 0).orElseThrow().state()).isEqualTo(LedgerState.REVEALED);
      assertThat(row(chain, 0).orElseThrow().landing().orElseThrow().standsSince())
          .contains(2L * SimulatedChain.EPOCH_BLOCKS);
      assertThat(row(chain, 2).orElseThrow().state()).isEqualTo(LedgerState.REVEALED);
      assertThat(row(chain, 3).orElseThrow().state()).isEqualTo(LedgerState.INCLUDED);
      assertThat(Bench.accepted(chain).values()).containsOnly(1).hasSize(8);
      assertThat(log.lines).contains("included 1", "revealed 1").doesNotContain("revealed 3");
    }
  }

  @Test
  void aCommitThatIsNeverRevealedIsAnAlertAndIsNotSentAgain() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.commitReveal(false);
    try (WeightsTask task = task(chain, List.of(0))) {
      for (int block = 0; block < 3 * SimulatedChain.EPOCH_BLOCKS + 10; block++) {
        chain.advance();
        task.step();
      }
      LedgerRow lost = row(chain, 0).orElseThrow();
      assertThat(lost.state()).isEqualTo(LedgerState.EXPIRED);
      assertThat(lost.landing()).isPresent(); // it did land: nobody else is suspected of it
      assertThat(lost.reason().orElseThrow()).contains("set no weights");
      assertThat(Bench.accepted(chain).toString()).isEqualTo("{0/0=1, 0/1=1, 0/2=1}");
      assertThat(log.lines).anyMatch(line -> line.startsWith("not revealed 0"));
      assertThat(log.lines).noneMatch(line -> line.startsWith("in doubt"));
    }
  }

  @Test
  void aSourceThatIsNotDoneHoldsTheWindowUntilItIs() throws Exception {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    bench.watermark("slow", SimulatedChain.start(1).minusMillis(1).toString());
    try (WeightsTask task = task(chain, Bench.settings(List.of(0), "slow"))) {
      chain.advance(SimulatedChain.EPOCH_BLOCKS + 3);
      assertThat(task.step())
          .isInstanceOfSatisfying(
              Step.Waiting.class, step -> assertThat(step.reason()).contains("source slow"));
      bench.watermark("slow", SimulatedChain.start(1).toString());
      assertThat(task.step()).isInstanceOf(Step.Weighed.class);
      assertThat(log.lines).contains("closed 0", "signed 0 attempt 1");
    }
  }

  @Test
  void aSourceThatIsNotDoneInTimeMeansNoWeightsAndAnAlertAndNothingChangesThatLater()
      throws Exception {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    try (WeightsTask task = task(chain, Bench.settings(List.of(0), "silent"))) {
      chain.advance(SimulatedChain.EPOCH_BLOCKS + 15);
      assertThat(task.step())
          .isInstanceOfSatisfying(
              Step.NoWeights.class, step -> assertThat(step.reason()).contains("never reported"));
      bench.watermark("silent", "infinity");
      assertThat(task.step()).isInstanceOf(Step.NoWeights.class);
      assertThat(chain.signed()).isZero();
      assertThat(log.lines).hasSize(1).first().asString().startsWith("incomplete 0");
    }
  }

  @Test
  void anEpochInWhichNobodyWorkedIsNamedAndHasNoVector() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.advance((Bench.EPOCHS + 1) * SimulatedChain.EPOCH_BLOCKS + 3);
    try (WeightsTask task = task(chain, List.of(0))) {
      assertThat(task.step()).isInstanceOf(Step.NoWeights.class);
      assertThat(task.step()).isInstanceOf(Step.NoWeights.class);
      assertThat(chain.signed()).isZero();
      assertThat(log.lines).containsExactly("closed 12", "nobody 12");
    }
  }

  @Test
  void epochsThatPassedWhileItWasAwayAreSaidAndOnlyTheLastIsWeighed() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.advance(SimulatedChain.EPOCH_BLOCKS + 3);
    try (WeightsTask task = task(chain, List.of(0))) {
      task.step();
    }
    chain.advance(4 * SimulatedChain.EPOCH_BLOCKS);
    try (WeightsTask task = task(chain, List.of(0))) {
      task.step();
      chain.advance(4);
      task.step();
    }
    assertThat(log.lines).contains("missed 1 to 3", "included 0", "included 4");
    assertThat(Bench.accepted(chain).toString()).isEqualTo("{0/0=1, 0/4=1}");
  }

  @Test
  void whatFailsOnChainIsTriedAgainAFewTimesAndThenGivenUpWithAReason() throws Exception {
    SimulatedChain chain = Bench.chain(new Whims(0, 0, 100, 0, 0), 1);
    chain.advance(SimulatedChain.EPOCH_BLOCKS);
    try (WeightsTask task = task(chain, List.of(0))) {
      for (int block = 0; block < SimulatedChain.EPOCH_BLOCKS - 1; block++) {
        chain.advance();
        task.step();
      }
      assertThat(chain.signed()).isEqualTo(3);
      LedgerRow row = row(chain, 0).orElseThrow();
      assertThat(row.state()).isEqualTo(LedgerState.EXPIRED);
      assertThat(row.reason().orElseThrow()).contains("3 attempts").contains("TooFast");
    }
  }

  @Test
  void whatStandsInTheWayIsSaidOnceAndNothingIsSignedUntilItIsGone() throws Exception {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.advance(SimulatedChain.EPOCH_BLOCKS + 3);
    chain.obstacle(Optional.of("no permit"));
    try (WeightsTask task = task(chain, List.of(0))) {
      task.step();
      task.step();
      assertThat(log.lines).containsOnlyOnce("refused 0: no permit");
      assertThat(chain.signed()).isZero();
      chain.obstacle(Optional.empty());
      task.step();
      assertThat(chain.signed()).isEqualTo(1);
      chain.obstacle(Optional.of("no permit"));
      chain.advance(SimulatedChain.EPOCH_BLOCKS);
      task.step();
      chain.advance(SimulatedChain.EPOCH_BLOCKS);
      task.step();
      LedgerRow row = row(chain, 1).orElseThrow();
      assertThat(row.state()).isEqualTo(LedgerState.EXPIRED);
      assertThat(row.reason().orElseThrow()).contains("overtaken").contains("no permit");
    }
  }

  @Test
  void whileBytesMayStillLandNoOthersAreSigned() {
    SimulatedChain chain = Bench.chain(new Whims(0, 100, 0, 0, 0), 1); // lands never
    chain.advance(SimulatedChain.EPOCH_BLOCKS + 2);
    try (WeightsTask task = task(chain, List.of(0))) {
      for (int block = 0; block < SimulatedChain.ERA_BLOCKS; block++) {
        task.step();
        assertThat(chain.signed()).isEqualTo(1);
        chain.advance();
      }
      task.step();
      assertThat(chain.signed()).isEqualTo(2);
    }
  }

  @Test
  void weightsTheLedgerDoesNotKnowStopEverySignature() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    try (WeightsTask task = task(chain, List.of(0))) {
      chain.advance(SimulatedChain.EPOCH_BLOCKS + 3);
      task.step();
      chain.advance(5);
      task.step();
      chain.setElsewhere(0);
      chain.advance(SimulatedChain.EPOCH_BLOCKS);
      assertThat(task.step()).isInstanceOf(Step.InDoubt.class);
      assertThat(task.step()).isInstanceOf(Step.InDoubt.class);
      assertThat(chain.signed()).isEqualTo(1);
    }
    TaskSettings usual = Bench.settings(List.of(0), "stratum");
    TaskSettings takeover = usual.withTakeover(true);
    try (WeightsTask task = task(chain, takeover)) {
      assertThat(task.step()).isInstanceOf(Step.Weighed.class);
      assertThat(chain.signed()).isEqualTo(2);
    }
  }

  @Test
  void anEpochWhoseWeightsWereSetElsewhereIsLeftAlone() throws Exception {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.advance(SimulatedChain.EPOCH_BLOCKS + 1);
    chain.setElsewhere(0);
    chain.advance(4);
    try (WeightsTask task = task(chain, List.of(0))) {
      task.step();
      assertThat(chain.signed()).isZero();
      assertThat(row(chain, 0).orElseThrow().state()).isEqualTo(LedgerState.EXPIRED);
      chain.advance(SimulatedChain.EPOCH_BLOCKS);
      task.step();
      assertThat(chain.signed()).isEqualTo(1);
    }
  }

  @Test
  void ofTwoValidatorsOnOneDatabaseOneStandsByUntilTheOtherLetsGo() {
    SimulatedChain chain = Bench.chain(Whims.NONE, 1);
    chain.advance(SimulatedChain.EPOCH_BLOCKS + 3);
    Ledgers ledgers = PostgresLedger.of(bench.database, chain.hotkey());
    TaskSettings settings = Bench.settings(List.of(0), "stratum");
    WeightsTask first = new WeightsTask(chain, Bench.free(ledgers), settings, log);
    try (WeightsTask second = new WeightsTask(chain, ledgers, settings, log);
        WeightsTask third = new WeightsTask(chain, Bench.free(ledgers), settings, log)) {
      assertThat(first.step()).isInstanceOf(Step.Weighed.class);
      assertThat(second.step()).isInstanceOf(Step.StandingBy.class);
      assertThat(second.step()).isInstanceOf(Step.StandingBy.class);
      assertThat(log.lines).containsOnlyOnce("standing by");
      first.close();
      assertThat(third.step()).isInstanceOf(Step.Weighed.class);
    }
  }

  private WeightsTask task(SimulatedChain chain, List<Integer> mechanisms) {
    return task(chain, Bench.settings(mechanisms, "stratum"));
  }

  private WeightsTask task(SimulatedChain chain, TaskSettings settings) {
    return bench.task(chain, Bench.noCrash(), settings, log);
  }

  private static Optional<LedgerRow> row(SimulatedChain chain, long epoch) {
    return bench.database.inTransaction(
        "reading",
        connection ->
            LedgerTable.row(connection, new LedgerKey(chain.subnet(), chain.hotkey(), 0, epoch)));
  }
}

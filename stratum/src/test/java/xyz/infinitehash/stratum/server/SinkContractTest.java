package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.ShareSinkFull;
import xyz.infinitehash.stratum.shares.ShareVerdict;

/** A miner hears true only when the sink has the share. */
class SinkContractTest {
  private final Rig rig = new Rig();
  private final Miner miner = rig.miner();
  private final BlockingQueue<CompletableFuture<Void>> appends = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    miner.close();
    rig.close();
  }

  private void holdAppends() {
    rig.sink.behaviour =
        _ -> {
          CompletableFuture<Void> stage = new CompletableFuture<>();
          appends.add(stage);
          return stage;
        };
  }

  private CompletableFuture<Void> nextAppend() throws InterruptedException {
    CompletableFuture<Void> stage = appends.poll(5, TimeUnit.SECONDS);
    assertThat(stage).isNotNull();
    return stage;
  }

  private void submit(int id, Miner.Share share) {
    miner.wire.send(
        "{\"id\":%d,\"method\":\"mining.submit\",\"params\":%s}"
            .formatted(id, share.params(Rig.ALICE)));
  }

  @Test
  void answersWaitForTheSinkAndKeepTheOrderOfTheLines() throws InterruptedException {
    holdAppends();
    submit(10, miner.find());
    submit(11, miner.find());
    miner.wire.send("{\"id\":12,\"method\":\"mining.ping\",\"params\":[]}");
    CompletableFuture<Void> first = nextAppend();
    CompletableFuture<Void> second = nextAppend();
    second.complete(null);
    rig.templates.newJob(); // a job may overtake: it is nobody's answer
    assertThat(miner.wire.read()).contains("mining.notify");
    assertThat(rig.count(StratumCounter.SHARES_ACCEPTED)).isZero();
    first.complete(null);
    assertThat(List.of(miner.wire.read(), miner.wire.read(), miner.wire.read()))
        .containsExactly(
            "{\"id\":10,\"result\":true,\"error\":null}",
            "{\"id\":11,\"result\":true,\"error\":null}",
            "{\"id\":12,\"result\":\"pong\",\"error\":null}");
    assertThat(rig.count(StratumCounter.SHARES_ACCEPTED)).isEqualTo(2);
  }

  @Test
  void aShareKeptAtOnceStillWaitsForTheOneBeforeIt() throws InterruptedException {
    holdAppends();
    submit(10, miner.find());
    CompletableFuture<Void> first = nextAppend();
    rig.sink.behaviour = _ -> CompletableFuture.completedFuture(null);
    submit(11, miner.find());
    rig.templates.newJob();
    while (rig.sink.accepted.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(miner.wire.read()).contains("mining.notify");
    first.complete(null);
    assertThat(miner.wire.read()).contains("\"id\":10");
    assertThat(miner.wire.read()).contains("\"id\":11");
  }

  @Test
  void aShareTheSinkCannotKeepIsError20NotCreditedAndMayComeAgain() {
    Miner.Share share = miner.find();
    rig.sink.behaviour = _ -> CompletableFuture.failedFuture(new ShareSinkFull("full"));
    assertThat(miner.submit(share)).contains("\"error\":[20,\"Server busy");
    rig.sink.behaviour =
        _ -> {
          throw new IllegalStateException("secret detail");
        };
    assertThat(miner.submit(share))
        .contains("\"error\":[20,\"Server fault")
        .doesNotContain("secret");
    assertThat(rig.count(StratumCounter.SHARES_ACCEPTED)).isZero();
    assertThat(rig.count(StratumCounter.SHARES_NOT_KEPT)).isEqualTo(2);
    assertThat(rig.sink.refused).allMatch(verdict -> verdict instanceof ShareVerdict.NotKept);
    rig.sink.behaviour = _ -> CompletableFuture.completedFuture(null);
    assertThat(miner.submit(share)).contains("true");
  }

  @Test
  void aTwinOfAShareThatStillWaitsIsADuplicate() throws InterruptedException {
    holdAppends();
    Miner.Share share = miner.find();
    submit(10, share);
    submit(11, share);
    nextAppend().complete(null);
    assertThat(miner.wire.answer(10)).contains("true");
    assertThat(miner.wire.answer(11)).contains("[22,");
    assertThat(appends).isEmpty();
  }

  @Test
  void manyWaitingSharesAreHeldBackNotLost() throws InterruptedException {
    holdAppends();
    int many = 3_000;
    Thread sender =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < many; i++) {
                    submit(1_000 + i, miner.find());
                  }
                });
    for (int i = 0; i < many; i++) {
      nextAppend().complete(null);
    }
    for (int i = 0; i < many; i++) {
      assertThat(miner.wire.answer(1_000 + i)).contains("true");
    }
    sender.join();
    assertThat(rig.count(StratumCounter.SHARES_ACCEPTED)).isEqualTo(many);
  }
}

package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.shares.AcceptedShare;

class SubmitContractTest {
  private final Rig rig = new Rig();
  private final Miner miner = rig.miner();

  @AfterEach
  void stop() {
    miner.close();
    rig.close();
  }

  @Test
  void aShareThatMeetsItsDifficultyIsTrueAndKept() {
    Miner.Share share = miner.find();
    assertThat(miner.submit(share)).endsWith("\"result\":true,\"error\":null}");
    assertThat(rig.sink.accepted).hasSize(1);
    AcceptedShare kept = rig.sink.accepted.getFirst();
    assertThat(kept.worker()).hasToString(Rig.ALICE);
    assertThat(kept.assigned()).isEqualTo(Rig.EASY);
    assertThat(kept.receivedAt()).isEqualTo(rig.clock.instant());
    assertThat(kept.jobId()).isEqualTo(share.job());
    assertThat(kept.hash()).isEqualTo(miner.hash(miner.notify, share));
    assertThat(new Sha256d().hash(kept.header())).isEqualTo(kept.hash());
    assertThat(kept.block()).isFalse();
    assertThat(rig.count(StratumCounter.SHARES_ACCEPTED)).isEqualTo(1);
    assertThat(rig.server.metrics().acceptedHashes()).isEqualTo(16);
  }

  @Test
  void theSameShareAgainIsADuplicate() {
    Miner.Share share = miner.find();
    miner.submit(share);
    assertThat(miner.submit(share)).contains("[22,\"Duplicate share\",null]");
    assertThat(rig.sink.accepted).hasSize(1);
  }

  @Test
  void theSameShareInUpperCaseIsADuplicate() {
    Miner.Share share = miner.find();
    while (share.nonce().equals(share.nonce().toUpperCase(Locale.ROOT))) {
      share = miner.find();
    }
    miner.submit(share);
    Miner.Share twin =
        new Miner.Share(
            share.job(),
            share.extranonce2().toUpperCase(Locale.ROOT),
            share.time().toUpperCase(Locale.ROOT),
            share.nonce().toUpperCase(Locale.ROOT),
            "00000000");
    assertThat(miner.submit(twin)).contains("[22,");
    assertThat(rig.sink.accepted).hasSize(1);
  }

  @Test
  void aHashAboveTheTargetIsLow() {
    Miner.Share low = miner.find(miner.notify, miner.difficulty.target(), "", false);
    assertThat(miner.submit(low)).contains("[23,\"Low difficulty share\",null]");
    assertThat(rig.sink.accepted).isEmpty();
    assertThat(rig.sink.refused).hasSize(1);
  }

  @Test
  void aJobNeverSentIsNotFound() {
    Miner.Share share = miner.find();
    Miner.Share other =
        new Miner.Share("7fffffff00000000", share.extranonce2(), share.time(), share.nonce(), "");
    assertThat(miner.submit(other)).contains("[21,\"Job not found\",null]");
  }

  @Test
  void aShareOfTheBlockBeforeCountsWithinTheGraceAndIsStaleAfterIt() {
    Miner.Share inTime = miner.find();
    Miner.Share late = miner.find();
    rig.templates.newBlock();
    assertThat(miner.takeJob().clean()).isTrue();
    rig.advance(Duration.ofSeconds(3));
    assertThat(miner.submit(inTime)).contains("true");
    rig.advance(Duration.ofMillis(1));
    assertThat(miner.submit(late)).contains("[21,\"Stale");
    assertThat(miner.submit(miner.find())).contains("true");
  }

  @Test
  void aShareOfAnOlderJobOfTheSameBlockCounts() {
    Miner.Share share = miner.find();
    rig.templates.newJob();
    assertThat(miner.takeJob().clean()).isFalse();
    rig.advance(Duration.ofMinutes(5));
    assertThat(miner.submit(share)).contains("true");
  }

  @Test
  void ntimeRunsAheadWithinItsWindowAndNeverBack() {
    Miner.Notify job = miner.notify;
    int time = HexFormat.fromHexDigits(job.time());
    assertThat(answerAt(time - 1)).contains("[20,\"ntime out of range\",null]");
    assertThat(answerAt(time + 7001)).contains("[20,\"ntime out of range\",null]");
    assertThat(answerAt(time + 7000)).doesNotContain("[20,");
  }

  private String answerAt(int time) {
    Miner.Share share = miner.find();
    return miner.submit(
        new Miner.Share(
            share.job(), share.extranonce2(), "%08x".formatted(time), share.nonce(), ""));
  }
}

package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.jobs.LocalTemplates;
import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** A share is judged, and credited, at the difficulty its own job was sent with. */
class JobDifficultyTest {
  private static final VardiffConfig WIDE =
      new VardiffConfig(
          new Difficulty(16), new Difficulty(1), Difficulty.parse("1000000"), 18, 12, 27, true);

  private static Rig rig() {
    return new Rig(config -> config.withVardiff(WIDE));
  }

  private static String suggest(Miner miner, String difficulty) {
    return miner.wire.call(60, "mining.suggest_difficulty", "[" + difficulty + "]");
  }

  @Test
  void aSuggestionTakesHoldWithANewJobAndSparesTheOldOne() {
    try (Rig rig = rig();
        Miner miner = rig.miner()) {
      Miner.Share old = miner.find();
      Miner.Share oldToo = miner.find();
      suggest(miner, "0.000001"); // 4295 units
      Miner.Notify before = miner.notify;
      miner.takeJob();
      assertThat(miner.difficulty.units()).isEqualTo(4295);
      assertThat(miner.notify.job()).isNotEqualTo(before.job());
      assertThat(miner.notify.clean()).isFalse();
      assertThat(miner.submit(old)).contains("true");
      assertThat(miner.submit(oldToo)).contains("true");
      assertThat(miner.submit(miner.find())).contains("true");
      assertThat(rig.sink.accepted)
          .extracting(share -> share.assigned().units())
          .containsExactly(16L, 16L, 4295L);
    }
  }

  @Test
  void anEasyShareOfAHardJobIsLow() {
    try (Rig rig = rig();
        Miner miner = rig.miner()) {
      suggest(miner, "1");
      miner.takeJob();
      Miner.Share easy = miner.find(miner.notify, new Difficulty(16).target(), "", true);
      assertThat(miner.submit(easy)).contains("[23,");
    }
  }

  /** The new job has headers of its own, so a miner that begins anew does not repeat itself. */
  @Test
  void theJobOfANewDifficultyHasFreshHeaders() {
    try (Rig rig = rig();
        Miner miner = rig.miner()) {
      Miner.Notify before = miner.notify;
      suggest(miner, "0.00000001");
      miner.takeJob();
      suggest(miner, "0.00000002");
      Miner.Notify second = miner.notify;
      miner.takeJob();
      assertThat(miner.notify.time()).isNotEqualTo(second.time()).isNotEqualTo(before.time());
      assertThat(second.time()).isNotEqualTo(before.time());
    }
  }

  @Test
  void thePasswordsDifficultyIsThereBeforeTheFirstJob() {
    try (Rig rig = rig();
        Wire wire = rig.connect()) {
      wire.send(
          "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}",
          "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"%s\",\"x,d=0.25\"]}"
              .formatted(Rig.ALICE));
      assertThat(wire.readTo("set_difficulty\",\"params\"").getLast()).contains("[0.25]");
      assertThat(wire.read()).contains("mining.notify");
    }
  }

  @Test
  void suggestTargetMeansTheSame() {
    try (Rig rig = rig();
        Miner miner = rig.miner()) {
      String target = "00000000ffff" + "0".repeat(52);
      assertThat(miner.wire.call(61, "mining.suggest_target", "[\"" + target + "\"]"))
          .contains("true");
      miner.takeJob();
      assertThat(miner.difficulty).isEqualTo(Difficulty.ONE);
    }
  }

  @Test
  void manySharesRaiseTheDifficultyAndSilenceLowersIt() {
    try (Rig rig = rig();
        Miner miner = rig.miner()) {
      for (int i = 0; i < 8; i++) {
        rig.advance(Duration.ofMillis(10));
        miner.submit(miner.find());
      }
      miner.takeJob();
      assertThat(miner.difficulty.units()).isEqualTo(16 * 64);
      rig.advance(Duration.ofMinutes(2));
      miner.takeJob();
      assertThat(miner.difficulty.units()).isLessThan(16 * 64);
    }
  }

  /** On a toy network the block is easier than the share would be: then it is the share. */
  @Test
  void noShareIsHarderThanTheBlockAndABlockIsToldAsOne() {
    LocalTemplates.Plan toy = LocalTemplates.Plan.standard().withBits(0x200fffff);
    try (Rig rig = new Rig(toy, config -> config.withVardiff(VardiffConfig.standard()));
        Miner miner = rig.miner()) {
      assertThat(miner.difficulty).isEqualTo(Difficulty.of(Target.ofCompact(0x200fffff)));
      Miner.Share block = miner.find(miner.notify, Target.ofCompact(0x200fffff), "", true);
      assertThat(miner.submit(block)).contains("true");
      assertThat(rig.sink.accepted.getFirst().block()).isTrue();
      assertThat(rig.count(StratumCounter.SHARES_BLOCK)).isEqualTo(1);
    }
  }
}

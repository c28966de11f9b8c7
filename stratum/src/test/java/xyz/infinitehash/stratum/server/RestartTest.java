package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** A miner that kept mining while the server went away and came back with the same templates. */
class RestartTest {
  private final Rig rig =
      new Rig(config -> config.withVardiff(VardiffConfig.fixed(new Difficulty(1 << 14))));
  private final Miner before = rig.miner();

  @AfterEach
  void stop() {
    before.close();
    rig.close();
  }

  @Test
  void aShareOfTheEarlierRunIsUnknownAsItIsAndLowUnderTheNewJobsName() {
    Miner.Share credited = before.find();
    Miner.Share late = before.find();
    assertThat(before.submit(credited)).contains("true");
    before.close();
    rig.restart();
    try (Miner after = rig.miner()) {
      assertThat(after.notify.coinbase1()).isEqualTo(before.notify.coinbase1());
      assertThat(after.notify.time()).isEqualTo(before.notify.time());
      for (Miner.Share share : new Miner.Share[] {credited, late}) {
        assertThat(after.submit(share)).contains("[21,\"Job not found\"");
        assertThat(after.submit(renamed(share, after.notify.job()))).contains("[23,");
      }
      assertThat(after.submit(after.find())).contains("true");
    }
    assertThat(rig.sink.accepted).hasSize(2);
    assertThat(rig.sink.accepted.getFirst().hash())
        .isNotEqualTo(rig.sink.accepted.getLast().hash());
  }

  @Test
  void extranonce1AndJobIdBeginWithTheSecondOfTheStart() {
    long second = rig.clock.instant().getEpochSecond();
    assertThat(before.extranonce1).hasSize(8).startsWith("%04x".formatted(second & 0xFFFF));
    assertThat(before.notify.job()).hasSize(16).startsWith("%08x".formatted(second));
  }

  private static Miner.Share renamed(Miner.Share share, String job) {
    return new Miner.Share(job, share.extranonce2(), share.time(), share.nonce(), share.bits());
  }
}

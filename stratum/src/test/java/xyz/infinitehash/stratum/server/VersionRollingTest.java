package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** BIP310 and BIP320. */
class VersionRollingTest {
  private final Rig rig = new Rig();
  private final Miner miner = rig.miner();

  @AfterEach
  void stop() {
    miner.close();
    rig.close();
  }

  private String configure(String options) {
    return miner.wire.call(50, "mining.configure", "[[\"version-rolling\"]," + options + "]");
  }

  private String rolled(String bits) {
    return miner.submit(miner.find(miner.notify, miner.difficulty.target(), bits, true));
  }

  @Test
  void theMaskIsWhatBothAllow() {
    assertThat(
            configure(
                "{\"version-rolling.mask\":\"00ffff00\",\"version-rolling.min-bit-count\":2}"))
        .contains("{\"version-rolling\":true,\"version-rolling.mask\":\"00ffe000\"}");
    assertThat(miner.wire.read()).contains("mining.set_version_mask", "[\"00ffe000\"]");
  }

  @Test
  void bitsWithinTheMaskAreHashedIntoTheVersion() {
    configure("{\"version-rolling.mask\":\"ffffffff\"}");
    assertThat(rolled("1fffe000")).contains("true");
    assertThat(rolled("00002000")).contains("true");
    assertThat(rolled("00000000")).contains("true");
    assertThat(rig.sink.accepted.getFirst().header()[3]).isEqualTo((byte) 0x3f);
  }

  @Test
  void aBitOutsideTheMaskIsRefused() {
    configure("{\"version-rolling.mask\":\"ffffffff\"}");
    assertThat(rolled("20000000")).contains("[20,\"version bits outside the mask\",null]");
    assertThat(rolled("00001000")).contains("[20,\"version bits outside the mask\",null]");
  }

  @Test
  void withoutConfigureNoBitMayBeRolled() {
    assertThat(rolled("00002000")).contains("[20,\"version bits outside the mask\",null]");
    assertThat(miner.submit(miner.find())).contains("true");
  }

  @Test
  void twoRollsOfOneNonceAreTwoShares() {
    configure("{\"version-rolling.mask\":\"ffffffff\"}");
    Miner.Share share;
    Miner.Share twin;
    do {
      share = miner.find(miner.notify, miner.difficulty.target(), "00002000", true);
      twin =
          new Miner.Share(
              share.job(), share.extranonce2(), share.time(), share.nonce(), "00004000");
    } while (!miner.difficulty.target().metBy(miner.hash(miner.notify, twin), 0));
    assertThat(miner.submit(share)).contains("true");
    assertThat(miner.submit(twin)).contains("true");
    assertThat(miner.submit(twin)).contains("[22,");
  }

  @Test
  void aNarrowerMaskIsToldAndSparesTheJobsThatAreOut() {
    configure("{\"version-rolling.mask\":\"ffffffff\"}");
    rig.templates.newJob();
    miner.takeJob();
    Miner.Notify before = miner.notify;
    rig.server.setVersionMask(0x00ffe000);
    assertThat(miner.wire.read()).contains("mining.set_version_mask", "[\"00ffe000\"]");
    assertThat(rolled("1f000000")).contains("true");
    rig.templates.newJob();
    assertThat(miner.takeJob()).isNotEqualTo(before);
    assertThat(rolled("1f000000")).contains("outside the mask");
    assertThat(rolled("00ffe000")).contains("true");
  }

  @Test
  void unknownExtensionsAreAnsweredFalse() {
    assertThat(
            miner.wire.call(
                51, "mining.configure", "[[\"teleport\",\"subscribe-extranonce\",\"info\"],{}]"))
        .contains("{\"teleport\":false,\"subscribe-extranonce\":true,\"info\":true}");
  }
}

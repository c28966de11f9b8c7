package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handshakes real firmware speaks; every one must end with a job. */
class FirmwareOrdersTest {
  private static final String SUBSCRIBE =
      "{\"id\": 1, \"method\": \"mining.subscribe\", \"params\": [\"bitaxe/BM1370/v2.4\"]}";
  private static final String CONFIGURE =
      "{\"id\": 2, \"method\": \"mining.configure\", \"params\":"
          + " [[\"version-rolling\"], {\"version-rolling.mask\": \"ffffffff\"}]}";
  private static final String SUGGEST =
      "{\"id\": 3, \"method\": \"mining.suggest_difficulty\", \"params\": [1000]}";
  private static final String AUTHORIZE =
      "{\"id\": 4, \"method\": \"mining.authorize\", \"params\": [\"" + Rig.ALICE + "\", \"x\"]}";
  private static final String EXTRANONCE =
      "{\"id\": 5, \"method\": \"mining.extranonce.subscribe\", \"params\": []}";

  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void everyOrderInOneSegmentIsAnsweredInOrderAndEndsWithOneJob() {
    List<String> lines =
        new ArrayList<>(List.of(SUBSCRIBE, CONFIGURE, SUGGEST, AUTHORIZE, EXTRANONCE));
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      Collections.shuffle(lines, random);
      try (Wire wire = rig.connect()) {
        wire.send(lines.toArray(String[]::new));
        List<String> heard = wire.readTo("\"method\":\"mining.notify\"");
        assertThat(heard).hasSize(8);
        for (int n = 0; n < lines.size(); n++) {
          assertThat(heard.get(n))
              .startsWith("{\"id\":" + lines.get(n).charAt(7))
              .endsWith("\"error\":null}");
        }
        assertThat(heard.get(5)).contains("mining.set_version_mask", "1fffe000");
        assertThat(heard.get(6)).contains("mining.set_difficulty");
        assertThat(Miner.Notify.parse(heard.get(7)).clean()).isTrue();
      }
    }
  }

  @Test
  void everyOrderLineByLineEndsWithAJobAndAnAuthorizedWorker() {
    List<String> lines = new ArrayList<>(List.of(SUBSCRIBE, CONFIGURE, SUGGEST, AUTHORIZE));
    Random random = new Random(6);
    for (int i = 0; i < 24; i++) {
      Collections.shuffle(lines, random);
      try (Wire wire = rig.connect()) {
        List<String> heard = new ArrayList<>();
        for (String line : lines) {
          wire.send(line);
          heard.addAll(wire.readTo("{\"id\":" + line.charAt(7)));
        }
        wire.send("{\"id\":9,\"method\":\"mining.ping\"}");
        heard.addAll(wire.readTo("{\"id\":9"));
        assertThat(heard.getLast()).isEqualTo("{\"id\":9,\"result\":\"pong\",\"error\":null}");
        assertThat(heard).anyMatch(line -> line.contains("\"method\":\"mining.notify\""));
        assertThat(heard).noneMatch(line -> line.contains("\"error\":["));
      }
    }
    assertThat(rig.count(StratumCounter.AUTHORIZATIONS)).isEqualTo(24);
  }

  @Test
  void subscribeSaysExtranonce1AndTheSizeOfExtranonce2() {
    try (Wire wire = rig.connect();
        Wire other = rig.connect()) {
      wire.send(SUBSCRIBE);
      other.send(SUBSCRIBE);
      String pattern =
          "\\{\"id\":1,\"result\":\\[\\[\\[\"mining.set_difficulty\",\"\\w{8}\"\\],"
              + "\\[\"mining.notify\",\"\\w{8}\"\\]\\],\"\\w{8}\",4\\],\"error\":null\\}";
      String first = wire.read();
      String second = other.read();
      assertThat(first).matches(pattern);
      assertThat(second).matches(pattern).isNotEqualTo(first);
    }
  }

  @Test
  void aSecondSubscribeGetsTheSameExtranonceAndAJob() {
    try (Wire wire = rig.connect()) {
      wire.send(SUBSCRIBE);
      String first = wire.read();
      wire.readTo("\"method\":\"mining.notify\"");
      wire.send(SUBSCRIBE);
      assertThat(wire.read()).isEqualTo(first);
      assertThat(wire.readTo("\"method\":\"mining.notify\"").getLast()).contains("false]}");
    }
  }

  @Test
  void anAnswerToSomethingWeSentAndAPongAreNoErrors() {
    try (Wire wire = rig.connect()) {
      wire.send(
          "{\"id\":42,\"result\":\"pong\",\"error\":null}",
          "{\"id\":43,\"method\":\"pong\",\"params\":[]}",
          "",
          "{\"id\":44,\"method\":\"client.get_version\",\"params\":[]}",
          "{\"id\":\"text\",\"method\":\"mining.ping\",\"params\":null}\r");
      assertThat(wire.read()).contains("\"id\":44", "InfiniteHash");
      assertThat(wire.read()).isEqualTo("{\"id\":\"text\",\"result\":\"pong\",\"error\":null}");
    }
    assertThat(rig.count(StratumCounter.LINES_MALFORMED)).isZero();
  }

  @Test
  void severalWorkersOfOneConnectionAreCreditedEachForItself() {
    try (Miner miner = rig.miner()) {
      miner.wire.call(7, "mining.authorize", "[\"" + Rig.BOB + "\",\"\"]");
      miner.submit(miner.find());
      assertThat(miner.wire.call(8, "mining.submit", miner.find().params(Rig.BOB)))
          .contains("true");
      miner.submit(miner.find());
      assertThat(rig.sink.accepted)
          .extracting(share -> share.worker().toString())
          .containsExactly(Rig.ALICE, Rig.BOB, Rig.ALICE);
    }
  }
}

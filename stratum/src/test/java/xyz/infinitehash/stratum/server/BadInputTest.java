package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: an error a person can read, a counter, nothing credited. */
class BadInputTest {
  private final Rig rig = new Rig();

  @AfterEach
  void nothingWasCreditedAndTheServerStillServes() {
    assertThat(rig.sink.accepted).isEmpty();
    try (Miner miner = rig.miner()) {
      assertThat(miner.submit(miner.find())).contains("true");
    }
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "junk",
        "GET / HTTP/1.1",
        "{",
        "{}x",
        "[]",
        "\"text\"",
        "17",
        "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]",
        "{\"id\":1,\"id\":2,\"method\":\"mining.ping\",\"params\":[]}",
        "{\"id\":[1],\"method\":\"mining.ping\",\"params\":[]}",
        "{\"id\":1,\"method\":7,\"params\":[]}",
        "{\"id\":1,\"method\":\"mining.ping\",\"params\":{}}",
        "{\"id\":1,\"method\":\"mining.ping\",\"params\":\"x\"}",
        "{\"id\":01,\"method\":\"mining.ping\",\"params\":[]}",
        "{'id':1}",
        "[[[[[[[[[[[[[[[[[[[[",
      })
  void aLineThatIsNoStratumMessageGetsError20AndTheConnectionStays(String line) {
    try (Wire wire = rig.connect()) {
      wire.send(line);
      assertThat(wire.read()).contains("\"error\":[20,\"Malformed line");
      assertThat(wire.call(5, "mining.ping", "[]")).contains("pong");
    }
    assertThat(rig.count(StratumCounter.LINES_MALFORMED)).isEqualTo(1);
  }

  @Test
  void anUnknownMethodGetsError20() {
    try (Wire wire = rig.connect()) {
      assertThat(wire.call(5, "eth_submitLogin", "[]"))
          .contains("\"error\":[20,\"Method not found\",null]");
    }
    assertThat(rig.count(StratumCounter.LINES_UNKNOWN_METHOD)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mining.authorize []",
        "mining.authorize [7,8]",
        "mining.authorize [null]",
        "mining.configure []",
        "mining.configure [\"version-rolling\"]",
        "mining.configure [[7],{}]",
        "mining.configure [[\"a\"],7]",
        "mining.suggest_difficulty []",
        "mining.suggest_difficulty [0]",
        "mining.suggest_difficulty [-5]",
        "mining.suggest_difficulty [\"much\"]",
        "mining.suggest_difficulty [[]]",
        "mining.suggest_target [\"ff\"]",
      })
  void paramsOfAWrongShapeGetError20(String call) {
    try (Wire wire = rig.connect()) {
      String[] parts = call.split(" ", 2);
      assertThat(wire.call(5, parts[0], parts[1])).contains("\"error\":[20,\"");
    }
    assertThat(rig.count(StratumCounter.LINES_WRONG_PARAMS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice.rig1",
        "",
        "infinite.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ.rig1",
        "infinite.5grwvaef5zxb26fz9rcqpdws57ctERHpNehXCPcNoHGKutQY.rig1",
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY.rig1",
      })
  void anUnparsableWorkerNameGetsError24(String name) {
    try (Wire wire = rig.connect()) {
      assertThat(wire.call(5, "mining.authorize", "[\"" + name + "\",\"x\"]"))
          .contains("\"result\":null,\"error\":[24,\"");
      wire.call(6, "mining.subscribe", "[]");
      assertThat(wire.call(7, "mining.submit", "[\"" + name + "\",\"00\",\"00\",\"00\",\"00\"]"))
          .contains("\"error\":[24,\"Unauthorized worker\",null]");
    }
    assertThat(rig.count(StratumCounter.AUTHORIZATIONS_REFUSED)).isEqualTo(1);
    assertThat(rig.count(StratumCounter.SHARES_UNAUTHORIZED)).isEqualTo(1);
  }

  @Test
  void aSubmitBeforeSubscribeGetsError25() {
    try (Wire wire = rig.connect()) {
      wire.call(1, "mining.authorize", "[\"" + Rig.ALICE + "\",\"x\"]");
      assertThat(
              wire.call(
                  2,
                  "mining.submit",
                  "[\"" + Rig.ALICE + "\",\"00000000\",\"00000000\",\"00000000\",\"00000000\"]"))
          .contains("\"error\":[25,\"Not subscribed\",null]");
    }
    assertThat(rig.count(StratumCounter.SHARES_NOT_SUBSCRIBED)).isEqualTo(1);
  }

  @Test
  void fieldsOfWrongLengthOrTypeAreMalformed() {
    try (Miner miner = rig.miner()) {
      String job = miner.notify.job();
      String time = miner.notify.time();
      List<String> params =
          List.of(
              "[\"%s\",\"%s\",\"000000\",\"%s\",\"00000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"0000000g\",\"%s\",\"00000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"0000000000\",\"%s\",\"00000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s0\",\"00000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",\"0x000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",\" 0000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",\"-0000000\"]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",0]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",\"00000000\",7]".formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",\"00000000\",\"0\"]"
                  .formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\",\"00000000\",\"00000000\",\"\"]"
                  .formatted(Rig.ALICE, job, time),
              "[\"%s\",\"%s\",\"00000000\",\"%s\"]".formatted(Rig.ALICE, job, time),
              "[null,null,null,null,null]");
      int id = 10;
      for (String param : params) {
        assertThat(miner.wire.call(id++, "mining.submit", param))
            .as(param)
            .contains("\"result\":null,\"error\":[20,\"");
      }
      assertThat(rig.count(StratumCounter.SHARES_MALFORMED)).isEqualTo(params.size());
    }
  }

  @Test
  void anUpperCaseTwinOfAJobIdIsNoJob() {
    try (Miner miner = rig.miner()) {
      while (!miner.notify.job().matches(".*[a-f].*")) {
        rig.templates.newJob();
        miner.takeJob();
      }
      Miner.Share share = miner.find();
      String job = share.job().toUpperCase(java.util.Locale.ROOT);
      assertThat(
              miner.submit(
                  new Miner.Share(job, share.extranonce2(), share.time(), share.nonce(), "")))
          .contains("[21,");
    }
  }

  @Test
  void anOverLongLineIsToldAndClosed() {
    try (Wire wire = rig.connect()) {
      wire.bytes(new byte[16_385]);
      assertThat(wire.read()).contains("[20,\"Line too long\",null]");
      assertThat(wire.read()).isEqualTo(Wire.END);
    }
    assertThat(rig.count(StratumCounter.CONNECTIONS_HOSTILE)).isEqualTo(1);
  }

  @Test
  void nothingButJunkIsClosedAfterSomeLines() {
    byte[] junk = new byte[1 << 20];
    new Random(3).nextBytes(junk);
    try (Wire wire = rig.connect()) {
      try {
        wire.bytes(junk);
      } catch (java.io.UncheckedIOException closedMeanwhile) {
        assertThat(closedMeanwhile).isNotNull();
      }
      List<String> heard = new ArrayList<>();
      do {
        heard.add(wire.read());
      } while (!heard.getLast().equals(Wire.END));
      assertThat(heard).hasSizeLessThanOrEqualTo(65);
    }
    assertThat(rig.count(StratumCounter.CONNECTIONS_HOSTILE)).isEqualTo(1);
  }
}

package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What one peer may cost, and that the others are served meanwhile. */
class LimitsTest {
  private static final Limits LITTLE_OUTBOUND =
      Limits.standard().withPeer(new Limits.Peer(16_384, 8, 1_024, 16_384, 64, 2_000, 200));

  private static Rig withLimits(Limits limits) {
    return new Rig(config -> config.withLimits(limits));
  }

  @Test
  void whatIsOverTheNumberOfConnectionsIsTurnedAwayAndAFreedPlaceIsGiven() {
    try (Rig rig = withLimits(Limits.standard().withConnections(2, 2));
        Miner first = rig.miner()) {
      try (Miner second = rig.miner();
          Wire third = rig.connect()) {
        assertThat(third.read()).isEqualTo(Wire.END);
        assertThat(second.submit(second.find())).contains("true");
      }
      assertThat(rig.count(StratumCounter.CONNECTIONS_TURNED_AWAY)).isEqualTo(1);
      while (rig.server.metrics().openConnections() > 1) {
        Thread.onSpinWait();
      }
      try (Miner again = rig.miner()) {
        assertThat(again.submit(again.find())).contains("true");
      }
      assertThat(first.submit(first.find())).contains("true");
    }
  }

  @Test
  void oneAddressHasALimitOfItsOwn() {
    try (Rig rig = withLimits(Limits.standard().withConnections(10, 1));
        Miner first = rig.miner();
        Wire second = rig.connect()) {
      assertThat(second.read()).isEqualTo(Wire.END);
      assertThat(first.submit(first.find())).contains("true");
    }
  }

  @Test
  void whoAuthorizesNobodyIsClosed() {
    try (Rig rig = new Rig();
        Miner miner = rig.miner();
        Wire silent = rig.connect()) {
      silent.call(1, "mining.subscribe", "[]");
      silent.readTo("\"method\":\"mining.notify\"");
      rig.advance(Duration.ofSeconds(31));
      assertThat(silent.read()).isEqualTo(Wire.END);
      assertThat(miner.submit(miner.find())).contains("true");
      assertThat(rig.count(StratumCounter.CONNECTIONS_UNAUTHORIZED)).isEqualTo(1);
    }
  }

  @Test
  void halfALineForEverIsClosedThoughBytesTrickle() {
    try (Rig rig = new Rig();
        Miner miner = rig.miner();
        Miner other = rig.miner()) {
      miner.wire.bytes(Rig.ascii("{\"id\":"));
      for (int i = 0; i < 6 && rig.count(StratumCounter.CONNECTIONS_IDLE) == 0; i++) {
        rig.advance(Duration.ofSeconds(10));
        miner.wire.bytes(Rig.ascii(" "));
        other.wire.call(70 + i, "mining.ping", "[]");
      }
      assertThat(miner.wire.read()).isEqualTo(Wire.END);
      assertThat(other.submit(other.find())).contains("true");
      assertThat(rig.count(StratumCounter.CONNECTIONS_IDLE)).isEqualTo(1);
    }
  }

  @Test
  void aLineMayComeInPieces() {
    try (Rig rig = new Rig();
        Miner miner = rig.miner()) {
      for (char c : "{\"id\":90,\"method\":\"mining.ping\"}\r\n".toCharArray()) {
        miner.wire.bytes(new byte[] {(byte) c});
      }
      assertThat(miner.wire.answer(90)).contains("pong");
    }
  }

  @Test
  void whoSaysNothingForTooLongIsClosed() {
    try (Rig rig = new Rig();
        Miner miner = rig.miner()) {
      rig.advance(Duration.ofMinutes(29));
      miner.wire.call(80, "mining.ping", "[]");
      rig.advance(Duration.ofMinutes(29));
      miner.wire.call(81, "mining.ping", "[]");
      rig.advance(Duration.ofMinutes(31));
      assertThat(miner.wire.read()).isEqualTo(Wire.END);
    }
  }

  @Test
  void aStormOfRefusedLinesIsReadSlowerToldOnceAndStopsNobody() {
    List<String> said = new CopyOnWriteArrayList<>();
    try (Rig rig =
            new Rig(
                config -> config.withLimits(Limits.standard().withRefusals(100, 10)),
                new StratumLog() {
                  @Override
                  public void throttled(java.net.InetSocketAddress peer, String lastReason) {
                    said.add(lastReason);
                  }
                });
        Miner noisy = rig.miner();
        Miner quiet = rig.miner()) {
      String line = "{\"id\":5,\"method\":\"no.such\",\"params\":[]}\n";
      noisy.wire.bytes(Rig.ascii(line.repeat(150)));
      for (int i = 0; i < 150; i++) {
        noisy.wire.answer(5);
      }
      noisy.wire.bytes(Rig.ascii(line.repeat(150)));
      assertThat(quiet.submit(quiet.find())).contains("true");
      long before = rig.count(StratumCounter.LINES_UNKNOWN_METHOD);
      assertThat(before).isEqualTo(150);
      rig.advance(Duration.ofMinutes(1));
      for (int i = 0; i < 150; i++) {
        noisy.wire.answer(5);
      }
      assertThat(said).containsExactly("Method not found");
      assertThat(rig.count(StratumCounter.THROTTLED)).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void whoDoesNotReadIsClosedWhenItsBufferIsFull() {
    try (Rig rig = new Rig(config -> config.withLimits(LITTLE_OUTBOUND));
        Wire deaf = rig.connect();
        Miner miner = rig.miner()) {
      deaf.send(
          "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}",
          "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"%s\",\"\"]}"
              .formatted(Rig.ALICE));
      while (rig.count(StratumCounter.AUTHORIZATIONS) < 2) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 20_000 && rig.count(StratumCounter.CONNECTIONS_SLOW) == 0; i++) {
        rig.templates.newJob();
        miner.takeJob();
      }
      assertThat(rig.count(StratumCounter.CONNECTIONS_SLOW)).isEqualTo(1);
      assertThat(miner.submit(miner.find())).contains("true");
    }
  }

  @Test
  void everyConnectionHasItsOwnExtranonce() {
    try (Rig rig = new Rig()) {
      List<Miner> miners = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        miners.add(rig.miner());
      }
      assertThat(miners.stream().map(miner -> miner.extranonce1).distinct()).hasSize(50);
      miners.forEach(Miner::close);
    }
  }

  @Test
  void sharesBeyondTheMemoryForDuplicatesAreRefusedNotForgotten() {
    Limits tight = Limits.standard().withDuplicateBytes(64 * 24);
    try (Rig rig = withLimits(tight);
        Miner miner = rig.miner()) {
      Miner.Share first = miner.find();
      miner.submit(first);
      for (int i = 1; i < 32; i++) {
        assertThat(miner.submit(miner.find())).contains("true");
      }
      assertThat(miner.submit(miner.find())).contains("[20,\"Server busy");
      assertThat(miner.submit(first)).contains("[22,");
    }
  }

  @Test
  void tenThousandLinesOfJunkFromMinersCostBoundedMemoryAndTheirConnections() {
    try (Rig rig = new Rig();
        Miner quiet = rig.miner()) {
      java.util.Random random = new java.util.Random(9);
      byte[] line = new byte[200];
      long before = usedMemory();
      for (int connection = 0; connection < 200; connection++) {
        try (Wire noisy = rig.connect()) {
          for (int i = 0; i < 50; i++) {
            random.nextBytes(line);
            line[199] = '\n';
            noisy.bytes(line);
          }
          noisy.read();
        } catch (java.io.UncheckedIOException closedByTheServer) {
          assertThat(closedByTheServer).isNotNull();
        }
      }
      assertThat(quiet.submit(quiet.find())).contains("true");
      assertThat(rig.count(StratumCounter.LINES_MALFORMED)).isGreaterThan(5_000);
      assertThat(rig.count(StratumCounter.SHARES_ACCEPTED)).isEqualTo(1);
      assertThat(usedMemory() - before).isLessThan(64L << 20);
    }
  }

  @Test
  void oneWorkerMoreThanAllowedIsRefused() {
    try (Rig rig = withLimits(LITTLE_OUTBOUND);
        Miner miner = rig.miner()) {
      for (int i = 1; i < 8; i++) {
        assertThat(miner.wire.call(i, "mining.authorize", "[\"" + Rig.BOB + i + "\",\"\"]"))
            .contains("true");
      }
      assertThat(miner.wire.call(9, "mining.authorize", "[\"" + Rig.BOB + "x\",\"\"]"))
          .contains("[24,");
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

package xyz.infinitehash.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.epoll.Epoll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.server.StratumConfig.Transport;
import xyz.infinitehash.stratum.shares.AcceptedShare;

class TransportTest {
  @ParameterizedTest
  @EnumSource(Transport.class)
  void sharesAreTakenOverEveryTransportAndOnSeveralThreads(Transport transport) {
    Assumptions.assumeTrue(transport != Transport.EPOLL || Epoll.isAvailable(), "no epoll here");
    try (Rig rig = new Rig(config -> config.withTransport(transport, 3))) {
      List<Miner> miners = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        miners.add(rig.miner());
      }
      for (int round = 0; round < 5; round++) {
        for (Miner miner : miners) {
          assertThat(miner.submit(miner.find())).contains("true");
        }
        rig.templates.newBlock();
        miners.forEach(Miner::takeJob);
      }
      assertThat(rig.sink.accepted).hasSize(45);
      miners.forEach(Miner::close);
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    try (Rig rig = new Rig();
        Miner miner = rig.miner()) {
      rig.server.close();
      rig.server.close();
      assertThat(miner.wire.read()).isEqualTo(Wire.END);
    }
  }

  @Test
  void aTakenPortIsSaid() {
    try (Rig rig = new Rig()) {
      assertThatThrownBy(() -> new Rig(config -> config.withListen(rig.server.address())))
          .isInstanceOf(StratumException.class)
          .hasMessageContaining("cannot listen");
    }
  }

  @Test
  void receivedAtNeverGoesBackThoughTheClockDoes() {
    try (Rig rig = new Rig();
        Miner miner = rig.miner()) {
      for (int step : new int[] {5, -60, 10, -1, 100}) {
        rig.advance(java.time.Duration.ofSeconds(step));
        miner.submit(miner.find());
      }
      List<Instant> times = rig.sink.accepted.stream().map(AcceptedShare::receivedAt).toList();
      assertThat(times).hasSize(5).isSorted();
    }
  }
}

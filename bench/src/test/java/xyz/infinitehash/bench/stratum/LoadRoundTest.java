package xyz.infinitehash.bench.stratum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bench.measure.BenchException;

class LoadRoundTest {
  @Test
  void aClosedLoopGetsEveryShareAnsweredAsItMust() throws Exception {
    try (ServerUnderLoad server = new ServerUnderLoad(1);
        Crowd crowd = LoadRound.crowd(server, 4)) {
      LoadRound round = LoadRound.closed(server, crowd, 400);
      assertThat(server.kept()).as("96 of a hundred").isEqualTo(384);
      assertThat(round.sharesPerSecond()).isPositive();
      assertThat(round.p99Millis()).isGreaterThanOrEqualTo(round.p50Millis());
      LoadRound.closed(server, crowd, 400);
      assertThat(server.kept()).isEqualTo(768);
    }
  }

  @Test
  void anOpenLoopKeepsItsRateWhateverTheAnswersDo() throws Exception {
    try (ServerUnderLoad server = new ServerUnderLoad(1);
        Crowd crowd = LoadRound.crowd(server, 8)) {
      LoadRound round = LoadRound.open(server, crowd, 96, 200);
      assertThat(server.kept()).isEqualTo(96);
      assertThat(round.sharesPerSecond()).isLessThan(400);
    }
  }

  @Test
  void anAnswerThatIsNotTheRightOneEndsTheBenchmark() throws Exception {
    try (ServerUnderLoad server = new ServerUnderLoad(1);
        Crowd crowd = LoadRound.crowd(server, 1)) {
      LoadConnection connection = crowd.connections().getFirst();
      String line =
          "{\"id\":7,\"method\":\"mining.submit\",\"params\":[\""
              + connection.worker()
              + "\",\"nosuch\",\"00000000\",\"00000000\",\"00000000\"]}\n";
      connection.send(new Shot(7, line.getBytes(StandardCharsets.US_ASCII), 0), 0);
      assertThatThrownBy(() -> crowd.read(connection::idle, (_, _) -> {}))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("21");
    }
  }
}

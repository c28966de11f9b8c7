package xyz.infinitehash.devnet.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.recorded.Recording;

/** The texts recorded of chopsticks over the real runtime, sent to the devnet's own server. */
class RpcReplayTest {
  @Test
  void whatClientsAskIsAnsweredAsRecordedOrAsANodeWould() throws Exception {
    try (RpcReplay replay = new RpcReplay()) {
      for (JsonNode line : Recording.lines("rpc")) {
        replay.line(line);
      }
      System.out.printf(
          "rpc.jsonl: %d equal, %d as a node would, %d left out, %d different%n",
          replay.equal(), replay.asNode(), replay.leftOut().size(), replay.different().size());
      assertThat(replay.different()).isEmpty();
      assertThat(replay.unexpected()).isEmpty();
      assertThat(replay.used()).isEqualTo(NodeAnswers.ALL.keySet());
      assertThat(replay.leftOut()).hasSize(8);
      assertThat(replay.equal()).isGreaterThan(60);
    }
  }
}

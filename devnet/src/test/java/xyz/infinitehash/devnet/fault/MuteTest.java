package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.remark;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.rpc.Client;

class MuteTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void soManyRequestsAreNeverAnsweredAndTheNextOneIs() throws Exception {
    try (Client client = stage.connect(0);
        Client other = stage.connect(1)) {
      stage.devnet.inflict(0, new Fault.Mute(2));
      stage.send(client, "system_chain", "[]");
      stage.send(client, "system_chain", "[]");
      int third = stage.send(client, "system_chain", "[]");
      assertThat(client.next().get("id").intValue()).isEqualTo(third);
      assertThat(client.hasMore()).isFalse();
      stage.head(other);
    }
  }

  @Test
  void anExtrinsicWhoseAnswerIsLostGetsInAllTheSame() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.Mute(1));
      stage.send(client, "author_submitExtrinsic", stage.extrinsic(ALICE, 0, remark(1)));
      stage.head(client);
      assertThat(stage.devnet.advance(1).extrinsics()).hasSize(2);
    }
  }
}

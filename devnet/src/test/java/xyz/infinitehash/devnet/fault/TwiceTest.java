package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.rpc.Client;

class TwiceTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anAnswerComesTwiceAndTheNextOneOnce() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.Twice(1));
      stage.send(client, "system_chain", "[]");
      int last = stage.send(client, "system_name", "[]");
      assertThat(client.nextText("first")).isEqualTo(client.nextText("again"));
      assertThat(client.next().get("id").intValue()).isEqualTo(last);
      stage.head(client);
      assertThat(client.hasMore()).isFalse();
    }
  }
}

package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.rpc.Client;

class LateTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anAnswerComesLaterAndThoseBehindItOvertake() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.Late(Duration.ofMillis(200), 1));
      long before = System.nanoTime();
      int slow = stage.send(client, "system_chain", "[]");
      int fast = stage.send(client, "system_name", "[]");
      assertThat(client.next().get("id").intValue()).isEqualTo(fast);
      assertThat(client.next().get("id").intValue()).isEqualTo(slow);
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(200_000_000L);
    }
  }

  @Test
  void whatASubscriptionTellsStaysBehindItsLateAnswer() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.Late(Duration.ofMillis(100), 1));
      int slow = stage.send(client, "chain_subscribeNewHeads", "[]");
      int fast = stage.send(client, "system_name", "[]");
      assertThat(client.next().get("id").intValue()).isEqualTo(fast);
      assertThat(client.next().get("id").intValue()).isEqualTo(slow);
      assertThat(client.next().get("method").stringValue()).isEqualTo("chain_newHead");
    }
  }
}

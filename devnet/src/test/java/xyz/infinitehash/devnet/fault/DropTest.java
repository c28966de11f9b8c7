package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.rpc.Client;

class DropTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void everySocketOfTheEndpointIsCutWithoutAGoodbyeAndNewOnesAreWelcome() throws Exception {
    try (Client first = stage.connect(0);
        Client second = stage.connect(0);
        Client other = stage.connect(1)) {
      stage.head(first);
      stage.devnet.inflict(0, new Fault.Drop());
      assertThat(first.isClosedSoon()).isTrue();
      assertThat(second.isClosedSoon()).isTrue();
      assertThat(first.sawGoodbye()).isFalse();
      assertThat(stage.head(other)).isZero();
      try (Client again = stage.connect(0)) {
        assertThat(stage.head(again)).isZero();
      }
    }
  }

  @Test
  void asACommandItIsAnsweredBeforeTheSocketIsCut() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.send(client, "dev_fault", "{\"kind\":\"drop\"}");
      assertThat(client.next("dev_fault").get("result").booleanValue()).isTrue();
      assertThat(client.isClosedSoon()).isTrue();
      assertThat(client.sawGoodbye()).isFalse();
    }
  }
}

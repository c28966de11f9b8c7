package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.devnet.rpc.Client;

class GarbledTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anAnswerIsCutInTheMiddleAndTheNextOneIsWhole() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.Garbled(1));
      stage.send(client, "system_chain", "[]");
      String text = client.nextText("the garbled answer");
      assertThatThrownBy(() -> JsonMapper.shared().readTree(text))
          .isInstanceOf(JacksonException.class);
      assertThat(stage.head(client)).isZero();
    }
  }
}

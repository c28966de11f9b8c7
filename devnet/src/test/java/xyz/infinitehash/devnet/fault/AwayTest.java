package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.rpc.Client;

class AwayTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void socketsAreCutAndRefusedUntilTheTimeIsOver() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.Away(Duration.ofMinutes(5)));
      assertThat(client.isClosedSoon()).isTrue();
      assertThat(client.sawGoodbye()).isFalse();
    }
    stage.now = stage.now.plusSeconds(299);
    assertThatThrownBy(() -> stage.connect(0)).isInstanceOf(CompletionException.class);
    stage.now = stage.now.plusSeconds(1);
    try (Client client = stage.connect(0)) {
      assertThat(stage.head(client)).isZero();
    }
  }

  @Test
  void theOtherEndpointStaysAndCanCallItBack() throws Exception {
    try (Client other = stage.connect(1)) {
      String fault = "{\"kind\":\"away\",\"seconds\":3600,\"endpoint\":0}";
      assertThat(stage.result(other, "dev_fault", fault).booleanValue()).isTrue();
      stage.head(other);
      assertThatThrownBy(() -> stage.connect(0)).isInstanceOf(CompletionException.class);
      stage.result(other, "dev_fault", "{\"kind\":\"mend\",\"endpoint\":0}");
    }
    try (Client client = stage.connect(0)) {
      assertThat(stage.head(client)).isZero();
    }
  }
}

package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.rpc.Client;

/** dev_fault as tests and the command line send it. */
class FaultCommandTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"stale\",\"blocks\":3}",
        "[{\"kind\":\"late\",\"millis\":1,\"calls\":2}]",
        "{\"kind\":\"mute\"}",
        "{\"kind\":\"twice\",\"endpoint\":1}",
        "{\"kind\":\"garbled\",\"calls\":4}",
        "{\"kind\":\"refuse\",\"calls\":2,\"code\":429,\"message\":\"slow\"}",
        "{\"kind\":\"refuse-extrinsics\",\"code\":1016,\"message\":\"full\",\"data\":\"d\"}",
        "{\"kind\":\"mend\"}"
      })
  void everyKindIsTakenAndAnsweredUntouched(String fault) throws Exception {
    try (Client client = stage.connect(0)) {
      assertThat(stage.result(client, "dev_fault", fault).booleanValue()).isTrue();
      assertThat(stage.result(client, "dev_fault", fault).booleanValue()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                         | kind: one of drop",
        "[3]                                        | an object with a kind",
        "{\"kind\":\"flood\"}                       | no kind \"flood\": one of drop",
        "{\"kind\":\"stale\"}                       | stale: missing: blocks",
        "{\"kind\":\"stale\",\"blocks\":0}          | stale: at least 1 of blocks, not 0",
        "{\"kind\":\"away\",\"seconds\":-1}         | away: away for no less than nothing",
        "{\"kind\":\"mute\",\"calls\":\"many\"}     | not a number: calls",
        "{\"kind\":\"reorg\",\"depth\":11}           | reorg: a depth of 1 to 10, not 11",
        "{\"kind\":\"reorg\",\"depth\":1}            | reorg: a reorganisation of 1 to 0",
        "{\"kind\":\"drop\",\"endpoint\":2}         | endpoint: 0 to 1, not 2"
      })
  void whatIsWrongIsNamed(String fault, String why) throws Exception {
    try (Client client = stage.connect(0)) {
      JsonNode error = stage.ask(client, "dev_fault", fault).get("error");
      assertThat(error.get("code").intValue()).isEqualTo(-32602);
      assertThat(error.get("data").stringValue()).startsWith(why);
    }
  }

  @Test
  void anotherCommandIsAnsweredWhileCallsAreRefused() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.RefuseCalls(1, 429, "slow"));
      stage.result(client, "dev_newBlock", "[1]");
      stage.result(client, "dev_fault", "{\"kind\":\"mend\"}");
      assertThat(stage.head(client)).isEqualTo(1);
    }
  }
}

package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.remark;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.rpc.Client;

class RefuseTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void soManyCallsGetTheErrorAndTheNextOneItsAnswer() throws Exception {
    try (Client client = stage.connect(0);
        Client other = stage.connect(1)) {
      stage.devnet.inflict(0, new Fault.RefuseCalls(2, -32029, "Too many requests"));
      for (int i = 0; i < 2; i++) {
        JsonNode error = stage.ask(client, "chain_getHeader", "[]").get("error");
        assertThat(error.get("code").intValue()).isEqualTo(-32029);
        assertThat(error.get("message").stringValue()).isEqualTo("Too many requests");
        assertThat(error.has("data")).isFalse();
      }
      assertThat(stage.head(client)).isZero();
      assertThat(stage.head(other)).isZero();
    }
  }

  @Test
  void eachCallOfABatchCounts() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(0, new Fault.RefuseCalls(1, 429, "slow down"));
      String one = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_chain\"}";
      client.send("[" + one + "," + one + "]");
      JsonNode answers = client.next();
      assertThat(answers.get(0).has("error")).isTrue();
      assertThat(answers.get(1).has("result")).isTrue();
    }
  }

  @Test
  void aRefusedExtrinsicIsNotInThePoolAndQuestionsAreAnswered() throws Exception {
    String extrinsic = stage.extrinsic(ALICE, 0, remark(1));
    try (Client client = stage.connect(0)) {
      stage.devnet.inflict(
          0, new Fault.RefuseExtrinsics(2, 1014, "Priority is too low: (1 vs 1)", "why"));
      assertThat(stage.head(client)).isZero();
      for (String method : new String[] {"submitExtrinsic", "submitAndWatchExtrinsic"}) {
        JsonNode error = stage.ask(client, "author_" + method, extrinsic).get("error");
        assertThat(error.get("code").intValue()).isEqualTo(1014);
        assertThat(error.get("message").stringValue()).isEqualTo("Priority is too low: (1 vs 1)");
        assertThat(error.get("data").stringValue()).isEqualTo("why");
      }
      assertThat(stage.devnet.advance(1).extrinsics()).hasSize(1);
      stage.result(client, "author_submitExtrinsic", extrinsic);
      assertThat(stage.devnet.advance(1).extrinsics()).hasSize(2);
    }
  }
}

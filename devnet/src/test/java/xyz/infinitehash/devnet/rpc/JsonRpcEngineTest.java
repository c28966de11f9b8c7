package xyz.infinitehash.devnet.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.fault.Faults;
import xyz.infinitehash.substrate.scale.ByteString;

class JsonRpcEngineTest {
  private final TestChain world = TestChain.start();
  private final JsonRpcEngine engine =
      new JsonRpcEngine(RpcServer.methods(Faults.of(world.chain()), 0, "test"), 4);

  private Optional<String> raw(String text) {
    return engine.handle(text, new Session.Without());
  }

  private JsonNode ask(String method, String params) {
    String text =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
    return Json.MAPPER.readTree(raw(text).orElseThrow());
  }

  private JsonNode result(String method, String params) {
    JsonNode answer = ask(method, params);
    assertThat(answer.has("error")).as(answer.toString()).isFalse();
    return answer.get("result");
  }

  private static String now() {
    return "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                       | -32700",
        "''                                                      | -32700",
        "[]                                                      | -32600",
        "5                                                       | -32700",
        "{}                                                      | -32700",
        "[1,2,3,4,5]                                             | -32010",
        "{\"jsonrpc\":\"2.0\",\"id\":1}                          | -32600",
        "{\"id\":1,\"method\":5}                                 | -32600",
        "{\"id\":1,\"method\":\"state_getStorage\",\"params\":\"a\"}  | -32602",
        "{\"id\":1,\"method\":\"no_such\"}                       | -32601",
        "{\"id\":1,\"method\":\"state_getStorage\"}              | -32602",
        "{\"id\":1,\"method\":\"state_getStorage\",\"params\":[\"0xzz\"]}  | -32602",
        "{\"id\":1,\"method\":\"chain_getHeader\",\"params\":[\"0x12\"]}   | -32602",
        "{\"id\":1,\"method\":\"account_nextIndex\",\"params\":[\"5x\"]}   | -32602",
        "{\"id\":1,\"method\":\"chain_subscribeNewHeads\"}       | -32601"
      })
  void whatIsNoGoodRequestGetsTheStandardCode(String text, int code) {
    JsonNode answer = Json.MAPPER.readTree(raw(text).orElseThrow());
    assertThat(answer.get("error").get("code").intValue()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"Rm6\"", "null", "1.5", "{\"a\":1}"})
  void anIdOfAnyTypeComesBack(String id) {
    String answer = raw("{\"id\":" + id + ",\"method\":\"system_chain\"}").orElseThrow();
    assertThat(answer).contains("\"id\":" + id).contains("\"result\":\"test\"");
  }

  @Test
  void aBatchIsAnsweredInOrderAndWithoutNotifications() {
    String one = "{\"id\":1,\"method\":\"system_chain\"}";
    String two = "{\"id\":2,\"method\":\"no_such\"}";
    String silent = "{\"method\":\"system_chain\"}";
    JsonNode answers =
        Json.MAPPER.readTree(raw("[" + one + "," + silent + "," + two + "]").orElseThrow());
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).get("id").intValue()).isEqualTo(1);
    assertThat(answers.get(1).get("error").get("code").intValue()).isEqualTo(-32601);
    assertThat(raw("[" + silent + "]")).isEmpty();
    assertThat(raw(silent)).isEmpty();
    assertThat(raw("[1]").orElseThrow()).contains("-32600");
  }

  @Test
  void parametersComeByPositionOrByNameAndHexWithOrWithoutPrefix() {
    world.produce();
    String head = world.chain().head().hash().hex();
    JsonNode value = result("state_getStorage", "[\"" + now() + "\"]");
    assertThat(value.isString()).isTrue();
    for (String params :
        new String[] {
          "[\"" + now().substring(2) + "\",null]",
          "{\"key\":\"" + now() + "\",\"hash\":null}",
          "{\"key\":\"" + now() + "\",\"hash\":\"" + head + "\"}",
          "{\"key\":\"" + now() + "\",\"at\":\"" + head + "\"}"
        }) {
      assertThat(result("state_getStorage", params)).as(params).isEqualTo(value);
    }
    assertThat(result("chain_getBlockHash", "{\"hash\":0}"))
        .isEqualTo(result("chain_getBlockHash", "[\"0x0\"]"));
    assertThat(result("chain_getBlockHash", "{\"hash\":null}").stringValue()).isEqualTo(head);
    assertThat(result("chain_getHead", "[]").stringValue()).isEqualTo(head);
    assertThat(result("chain_getBlockHash", "[[0,1]]")).hasSize(2);
    assertThat(result("chain_getBlockHash", "[999]").isNull()).isTrue();
  }

  @Test
  void aBlockNobodyKnowsIsNullOrAnError() {
    String unknown = "[\"0x" + "12".repeat(32) + "\"]";
    assertThat(result("chain_getHeader", unknown).isNull()).isTrue();
    assertThat(result("chain_getBlock", unknown).isNull()).isTrue();
    JsonNode error =
        ask("state_getStorage", "[\"" + now() + "\",\"0x" + "12".repeat(32) + "\"]").get("error");
    assertThat(error.get("code").intValue()).isEqualTo(4003);
    assertThat(error.get("message").stringValue()).contains("UnknownBlock");
  }

  @Test
  void keysArePagedFromAKeyOn() {
    String prefix =
        ByteString.of(world.chain().runtime().storage().prefix("System", "Account")).hex();
    JsonNode all = result("state_getKeys", "[\"" + prefix + "\"]");
    assertThat(all).hasSize(2);
    String first = all.get(0).stringValue();
    assertThat(result("state_getKeysPaged", "[\"" + prefix + "\",1,\"" + prefix + "\"]"))
        .hasSize(1)
        .contains(all.get(0));
    assertThat(result("state_getKeysPaged", "[\"" + prefix + "\",10,\"" + first + "\",null]"))
        .hasSize(1)
        .contains(all.get(1));
    JsonNode tooMany = ask("state_getKeysPaged", "[\"" + prefix + "\",1001]").get("error");
    assertThat(tooMany.get("code").intValue()).isEqualTo(4002);
    JsonNode changes =
        result("state_queryStorageAt", "[[\"" + first + "\",\"0x00\"]]").get(0).get("changes");
    assertThat(changes.get(0).get(1).isString()).isTrue();
    assertThat(changes.get(1).get(1).isNull()).isTrue();
  }

  @Test
  void metadataComesInBothVersionsAndNotInOthers() {
    assertThat(result("state_getMetadata", "[]").stringValue()).startsWith("0x6d6574610e");
    JsonNode v15 = result("state_call", "[\"Metadata_metadata_at_version\",\"0x0f000000\"]");
    assertThat(v15.stringValue()).startsWith("0x01").contains("6d6574610f");
    assertThat(
            result(
                    "state_call",
                    "{\"name\":\"Metadata_metadata_at_version\",\"bytes\":\"10000000\"}")
                .stringValue())
        .isEqualTo("0x00");
    assertThat(result("state_call", "[\"Metadata_metadata_versions\",\"\"]").stringValue())
        .isEqualTo("0x080e0000000f000000");
    assertThat(result("state_call", "[\"Core_version\",\"\",null]").stringValue())
        .startsWith("0x386e6f64652d73756274656e736f72");
  }

  @Test
  void runtimeCallsThatCannotBeAnsweredAreErrors() {
    assertThat(ask("state_call", "[\"No_such\",\"0x\"]").get("error").get("message").stringValue())
        .contains("not found");
    JsonNode error = ask("state_call", "[\"AccountNonceApi_account_nonce\",\"0x01\"]").get("error");
    assertThat(error.get("code").intValue()).isEqualTo(4003);
  }

  @Test
  void theRuntimeVersionSaysWhatClientsNeed() {
    JsonNode version = result("state_getRuntimeVersion", "[null]");
    assertThat(version.get("specVersion").intValue()).isEqualTo(425);
    assertThat(version.get("transactionVersion").intValue()).isEqualTo(1);
    assertThat(version.get("specName").stringValue()).isEqualTo("node-subtensor");
    assertThat(version.get("apis").toString())
        .contains("[\"0xdf6acb689907609b\",5]", "[\"0x37e397fc7c91f5e4\",2]");
  }

  @Test
  void refusalsHaveTheShapeOfANode() {
    ByteString poor = world.signed(TestChain.CAROL, 0, TestChain.remark(1));
    JsonNode error = ask("author_submitExtrinsic", "[\"" + poor.hex() + "\"]").get("error");
    assertThat(error.toString())
        .isEqualTo(
            "{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Inability to pay some"
                + " fees (e.g. account balance too low)\"}");
    JsonNode unsigned = ask("author_submitExtrinsic", "[\"0x0c040001\"]").get("error");
    assertThat(unsigned.get("code").intValue()).isEqualTo(1002);
    JsonNode unframed = ask("author_submitExtrinsic", "[\"0x1234\"]").get("error");
    assertThat(unframed.get("code").intValue()).isEqualTo(1040);
    ByteString good = world.signed(TestChain.ALICE, 0, TestChain.remark(1));
    result("author_submitExtrinsic", "{\"bytes\":\"" + good.hex() + "\"}");
    assertThat(result("account_nextIndex", "[\"" + TestChain.ALICE.accountId() + "\"]").intValue())
        .isEqualTo(1);
    assertThat(result("author_pendingExtrinsics", "[]")).hasSize(1);
    assertThat(
            ask("author_submitExtrinsic", "[\"" + good.hex() + "\"]")
                .get("error")
                .get("code")
                .intValue())
        .isEqualTo(1013);
    ByteString same = world.signed(TestChain.ALICE, 0, TestChain.remark(2));
    assertThat(
            ask("author_submitExtrinsic", "[\"" + same.hex() + "\"]")
                .get("error")
                .get("message")
                .stringValue())
        .isEqualTo("Priority is too low: (1 vs 1)");
  }

  @Test
  void theFeeForetoldIsTheFeePaid() {
    ByteString transfer =
        world.signed(TestChain.ALICE, 0, TestChain.transfer(TestChain.BOB.accountId(), 1_000));
    long foretold =
        Long.parseLong(
            result("payment_queryInfo", "[\"" + transfer.hex() + "\"]")
                .get("partialFee")
                .stringValue());
    world.chain().submit(transfer);
    world.produce();
    assertThat(world.account(TestChain.ALICE.accountId()).free())
        .isEqualTo(TestChain.ENDOWED - 1_000 - foretold);
    assertThat(result("payment_queryFeeDetails", "[\"" + transfer.hex() + "\"]").toString())
        .contains("\"baseFee\":\"0xd33e\"");
  }

  @Test
  void testsSetStorageAndMakeBlocks() {
    result("dev_newBlock", "[{\"count\":3}]");
    result("dev_newBlock", "{\"count\":2}");
    result("dev_newBlock", "[]");
    assertThat(world.chain().head().number()).isEqualTo(6);
    result("dev_setStorage", "[[[\"0xabcd\",\"0x01\"]]]");
    assertThat(result("state_getStorage", "[\"abcd\"]").stringValue()).isEqualTo("0x01");
    result("dev_setStorage", "[[[\"0xabcd\",null]]]");
    assertThat(result("state_getStorage", "[\"abcd\"]").isNull()).isTrue();
    assertThat(ask("dev_newBlock", "[100000]").get("error").get("code").intValue())
        .isEqualTo(-32602);
  }
}

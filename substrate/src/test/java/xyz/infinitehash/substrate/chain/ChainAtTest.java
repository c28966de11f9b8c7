package xyz.infinitehash.substrate.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.rpc.Topic;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.storage.StorageKey;
import xyz.infinitehash.substrate.value.Value;

class ChainAtTest {
  private final FakeNode node = new FakeNode();
  private final Chain chain = Chain.over(node, ChainSettings.STANDARD.withPageSize(10));
  private final StorageCodec codec = new StorageCodec(FakeNode.METADATA);

  private void put(FakeNode.Made block, String item, Value value, Value... keys) {
    node.put(
        block,
        codec.key("SubtensorModule", item, keys),
        codec.encodeValue("SubtensorModule", item, value));
  }

  @Test
  void aReaderStaysAtItsBlock() {
    put(node.head(), "Tempo", Value.of(99), Value.of(2));
    ChainAt before = chain.atHead();
    put(node.addBlock(), "Tempo", Value.of(100), Value.of(2));
    assertThat(before.value("SubtensorModule", "Tempo", Value.of(2)).asInt()).isEqualTo(99);
    assertThat(chain.atHead().value("SubtensorModule", "Tempo", Value.of(2)).asInt())
        .isEqualTo(100);
    assertThat(before.number()).isEqualTo(new BlockNumber(0));
  }

  @Test
  void whatIsNotStoredReadsAsItsDefaultOrAsNothing() {
    ChainAt at = chain.atHead();
    assertThat(at.value("SubtensorModule", "Tempo", Value.of(3)).asInt()).isEqualTo(360);
    Value hotkey = Value.of(new byte[32]);
    assertThat(at.storage("SubtensorModule", "Uids", Value.of(3), hotkey)).isEmpty();
    assertThatThrownBy(() -> at.value("SubtensorModule", "Uids", Value.of(3), hotkey))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("Uids");
  }

  @Test
  void severalValuesComeByOneRequestInOrder() {
    put(node.head(), "Tempo", Value.of(99), Value.of(2));
    ChainAt at = chain.atHead();
    List<Optional<Value>> values =
        at.storage(
            List.of(
                StorageKey.of("SubtensorModule", "Tempo", Value.of(7)),
                StorageKey.of("SubtensorModule", "Tempo", Value.of(2))));
    assertThat(values).containsExactly(Optional.of(Value.of(360)), Optional.of(Value.of(99)));
    assertThat(node.asked.stream().filter("state_queryStorageAt"::equals)).hasSize(1);
  }

  @Test
  void aMapIsReadPageByPage() {
    for (int uid = 0; uid < 25; uid++) {
      put(node.head(), "Keys", Value.of(new byte[32]), Value.of(2), Value.of(uid));
      put(node.head(), "Keys", Value.of(new byte[32]), Value.of(3), Value.of(uid));
    }
    List<MapEntry> entries = chain.atHead().entries("SubtensorModule", "Keys", Value.of(2));
    assertThat(entries).hasSize(25);
    assertThat(entries).extracting(e -> e.keys().getFirst().asInt()).containsOnly(2);
    assertThat(entries).extracting(e -> e.lastKey().asInt()).doesNotHaveDuplicates();
    assertThat(node.asked.stream().filter("state_getKeysPaged"::equals)).hasSize(3);
    assertThat(chain.atHead().entries("SubtensorModule", "Keys")).hasSize(50);
    assertThat(chain.atHead().entries("SubtensorModule", "Keys", Value.of(4))).isEmpty();
  }

  @Test
  void recordedRuntimeCallsHaveTheRecordedMeaning() {
    int seen = 0;
    for (JsonNode line : Runtime425.lines("apis")) {
      if (line.get("method").stringValue().equals("get_next_epoch_start_block")) {
        node.runtimeCalls.put(
            "SubnetInfoRuntimeApi_get_next_epoch_start_block "
                + line.get("paramsHex").stringValue(),
            line.get("resultHex").stringValue());
        Optional<Value> answer =
            chain
                .atHead()
                .runtimeCall(
                    "SubnetInfoRuntimeApi",
                    "get_next_epoch_start_block",
                    Value.of(line.at("/args/0").intValue()))
                .asOption();
        JsonNode recorded = line.get("result");
        assertThat(answer.map(v -> v.asBigInteger().toString()))
            .isEqualTo(recorded.isNull() ? Optional.empty() : Optional.of(recorded.stringValue()));
        seen++;
      }
    }
    assertThat(seen).isEqualTo(15);
  }

  @Test
  void aRuntimeCallThatIsNotOfferedIsSaidToBeMissing() {
    assertThatThrownBy(() -> chain.atHead().runtimeCall("NoSuchApi", "x"))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("NoSuchApi_x");
    assertThatThrownBy(() -> chain.atHead().runtimeCall("SwapRuntimeApi", "current_alpha_price"))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("1 arguments");
  }

  @Test
  void metadataAreReadOnceForEachRuntime() {
    chain.atHead().metadata();
    node.addBlock();
    chain.atHead().metadata();
    assertThat(node.asked.stream().filter("state_call"::equals)).hasSize(1);
    node.addBlock();
    node.specVersion = 426;
    assertThat(chain.atHead().runtime().version().spec()).isEqualTo(426);
    assertThat(node.asked.stream().filter("state_call"::equals)).hasSize(2);
  }

  @Test
  void anOldRuntimeIsReadByItsV14() {
    node.withV15 = false;
    ChainAt at = chain.atHead();
    assertThat(at.metadata().version()).isEqualTo(14);
    assertThat(at.value("SubtensorModule", "Tempo", Value.of(3)).asInt()).isEqualTo(360);
    assertThatThrownBy(() -> at.runtimeCall("SwapRuntimeApi", "current_alpha_price", Value.of(1)))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("V14");
  }

  @Test
  void feesAreAskedOfTheRuntime() {
    for (JsonNode line : Runtime425.lines("apis")) {
      if (line.get("api").stringValue().equals("TransactionPaymentApi")
          && line.get("method").stringValue().equals("query_info")) {
        String parameters = line.get("paramsHex").stringValue();
        node.runtimeCalls.put(
            "TransactionPaymentApi_query_info " + parameters, line.get("resultHex").stringValue());
        String extrinsic = parameters.substring(0, parameters.length() - 8);
        Fee fee = chain.atHead().fee(xyz.infinitehash.substrate.scale.ByteString.parse(extrinsic));
        assertThat(fee.amount()).isEqualTo(line.at("/result/partial_fee").asString());
        assertThat(fee.dispatchClass()).isEqualTo("Normal");
      }
    }
  }

  @Test
  void aBlockNobodyKnowsIsAnError() {
    BlockHash unknown = FakeNode.hash(7, 7);
    var before = node.now;
    assertThatThrownBy(() -> chain.header(unknown))
        .isInstanceOf(ChainException.class)
        .hasMessage("the node does not know block " + unknown);
    assertThat(node.now).isEqualTo(before); // no node has told of it: it is not awaited
    assertThat(chain.blockHash(new BlockNumber(1_000))).isEmpty();
  }

  @Test
  void aStateThatOrdinaryNodesForgetIsToBeAskedOfAnArchiveNode() {
    FakeNode.Made old = node.addBlock();
    node.addBlock();
    node.forgotten.add(old.hash());
    assertThatThrownBy(() -> chain.at(old.hash()).storage("System", "Number"))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("256")
        .hasMessageContaining("archive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "State already discarded for 0x12",
        "Client error: UnknownBlock: State already discarded for 0x12",
        "Client error: Api called for an unknown Block: State already discarded for 0x12",
      })
  void everyWordingOfAForgottenStateIsExplained(String words) {
    var pins =
        new PinnedAsks(node.settings(), () -> node.subscribe(Topic.NEW_HEADS, Duration.ZERO));
    for (int code : new int[] {4003, -32000, -32603}) {
      assertThatThrownBy(
              () ->
                  pins.ask(
                      node.head().hash(),
                      () -> {
                        throw new RpcException.ErrorResponse("state_call", code, words, "");
                      }))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("archive");
    }
  }

  @Test
  void aBlockThatTheNodeDoesNotKnowYetIsAwaited() {
    put(node.addBlock(), "Tempo", Value.of(99), Value.of(2));
    ChainAt head = chain().atHead(); // one node told of it, the next one is a block behind
    node.notYet.add(node.head().hash());
    node.onHead.add(() -> {});
    node.onHead.add(node.notYet::clear);
    assertThat(head.value("SubtensorModule", "Tempo", Value.of(2)).asInt()).isEqualTo(99);
  }

  private Chain chain() {
    return Chain.over(node, node.settings());
  }

  @Test
  void aBlockThatNeverComesIsExplainedWithinTheDeadline() {
    ChainAt head = chain().atHead();
    node.notYet.add(node.head().hash());
    var before = node.now;
    assertThatThrownBy(head::header)
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("it is behind");
    assertThat(Duration.between(before, node.now)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aBlockThatWasReplacedIsNotAwaitedForLong() {
    ChainAt head = chain().atHead();
    node.notYet.add(node.head().hash());
    for (int i = 0; i < 3; i++) {
      node.onHead.add(() -> {});
    }
    assertThatThrownBy(head::header)
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("it was replaced");
  }

  @Test
  void metadataStayRightAcrossAReorgToBeforeTheUpgrade() {
    ChainAt before = chain.atHead();
    assertThat(before.runtime().version().spec()).isEqualTo(425);
    node.addBlock();
    node.specVersion = 426;
    assertThat(chain.atHead().runtime().version().spec()).isEqualTo(426);
    node.specVersion = 425;
    node.retract(); // another block of that height, of before the upgrade
    assertThat(chain.atHead().runtime().version().spec()).isEqualTo(425);
    assertThat(chain.atHead().runtime()).isSameAs(before.runtime());
  }
}

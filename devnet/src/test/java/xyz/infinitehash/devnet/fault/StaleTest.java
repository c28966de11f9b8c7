package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.remark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.rpc.Client;
import xyz.infinitehash.substrate.scale.ByteString;

class StaleTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private String numberKey() {
    return Stage.hex(
        ByteString.of(stage.devnet.chain().runtime().storage().key("System", "Number")));
  }

  @Test
  void itAnswersWithTheHeadItHasUntilTheChainHasSoManyMoreBlocks() throws Exception {
    try (Client stale = stage.connect(0);
        Client fresh = stage.connect(1)) {
      stage.devnet.advance(2);
      stage.devnet.inflict(0, new Fault.Stale(3));
      Block third = stage.devnet.advance(1);
      stage.devnet.advance(1);
      assertThat(stage.head(stale)).isEqualTo(2);
      assertThat(stage.head(fresh)).isEqualTo(4);
      assertThat(stage.result(stale, "state_getStorage", numberKey()).stringValue())
          .isEqualTo("0x02000000");
      assertThat(stage.result(stale, "chain_getBlockHash", "[3]").isNull()).isTrue();
      assertThat(stage.result(stale, "chain_getHeader", Stage.hex(third.hash())).isNull()).isTrue();
      assertThat(stage.result(stale, "chain_getBlockHash", "[1]").isNull()).isFalse();
      stage.devnet.advance(1);
      assertThat(stage.head(stale)).isEqualTo(5);
    }
  }

  @Test
  void newHeadsAndFatesAreKeptBackAndThenToldInOrder() throws Exception {
    try (Client stale = stage.connect(0)) {
      stage.devnet.advance(1);
      stage.result(stale, "chain_subscribeNewHeads", "[]");
      stage.devnet.inflict(0, new Fault.Stale(2));
      stage.result(stale, "author_submitAndWatchExtrinsic", stage.extrinsic(ALICE, 0, remark(1)));
      stage.devnet.advance(1);
      List<String> heard = new ArrayList<>();
      heard.add(word(stale.next("ready")));
      stage.head(stale);
      assertThat(stale.hasMore()).isFalse();
      stage.devnet.advance(1);
      for (int i = 0; i < 3; i++) {
        heard.add(word(stale.next("what was kept back")));
      }
      assertThat(heard).containsExactly("ready", "0x2", "inBlock", "0x3");
    }
  }

  private static String word(JsonNode notification) {
    JsonNode result = notification.get("params").get("result");
    return result.has("number")
        ? result.get("number").stringValue()
        : Stage.told(notification).getFirst();
  }

  @Test
  void whoSubscribesMeanwhileIsGreetedWithTheOldHead() throws Exception {
    try (Client stale = stage.connect(0)) {
      stage.devnet.advance(1);
      stage.devnet.inflict(0, new Fault.Stale(2));
      stage.devnet.advance(1);
      stage.result(stale, "chain_subscribeNewHeads", "[]");
      assertThat(word(stale.next("the old head"))).isEqualTo("0x1");
      stage.devnet.mend(0);
      stage.devnet.advance(1);
      assertThat(word(stale.next("the next head"))).isEqualTo("0x3");
    }
  }
}

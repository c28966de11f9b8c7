package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.remark;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.rpc.Client;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.scale.ByteString;

class ReorgTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private static JsonNode header(JsonNode notification) {
    return notification.get("params").get("result");
  }

  @Test
  void numbersFollowTheNewBranchAndTheOldBlocksStayReadableByHash() throws Exception {
    try (Client client = stage.connect(0)) {
      Block second = stage.devnet.advance(2);
      Block old = stage.devnet.advance(3);
      assertThat(
              stage.result(client, "dev_fault", "{\"kind\":\"reorg\",\"depth\":3}").booleanValue())
          .isTrue();
      assertThat(stage.head(client)).isEqualTo(6);
      assertThat(stage.result(client, "chain_getBlockHash", "[2]").stringValue())
          .isEqualTo(second.hash().hex());
      assertThat(stage.result(client, "chain_getBlockHash", "[5]").stringValue())
          .isNotEqualTo(old.hash().hex());
      JsonNode byHash = stage.result(client, "chain_getHeader", Stage.hex(old.hash()));
      assertThat(byHash.get("number").stringValue()).isEqualTo("0x5");
      String at = "[\"" + numberKey() + "\",\"" + old.hash().hex() + "\"]";
      assertThat(stage.result(client, "state_getStorage", at).stringValue())
          .isEqualTo("0x05000000");
    }
  }

  private String numberKey() {
    byte[] key = stage.devnet.chain().runtime().storage().key("System", "Number");
    return ByteString.of(key).hex();
  }

  @Test
  void theNewBestBlockIsAnnouncedAndItsForebearsOnlyToWhoWantsAllHeads() throws Exception {
    try (Client best = stage.connect(0);
        Client all = stage.connect(1)) {
      stage.devnet.advance(3);
      stage.result(best, "chain_subscribeNewHeads", "[]");
      stage.result(all, "chain_subscribeAllHeads", "[]");
      assertThat(header(best.next()).get("number").stringValue()).isEqualTo("0x3");
      assertThat(header(all.next()).get("number").stringValue()).isEqualTo("0x3");
      stage.devnet.inflict(new Fault.Reorg(2));
      JsonNode head = header(best.next("the new head"));
      assertThat(head.get("number").stringValue()).isEqualTo("0x4");
      for (String number : List.of("0x2", "0x3", "0x4")) {
        assertThat(header(all.next(number)).get("number").stringValue()).isEqualTo(number);
      }
      stage.devnet.advance(1);
      assertThat(header(best.next("the next head")).get("number").stringValue()).isEqualTo("0x5");
    }
  }

  @Test
  void aWatchHearsRetractedAndThenOfAnotherBlock() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.advance(1);
      stage.result(client, "author_submitAndWatchExtrinsic", stage.extrinsic(ALICE, 0, remark(1)));
      assertThat(Stage.told(client.next())).containsExactly("ready");
      Block gone = stage.devnet.advance(1);
      assertThat(Stage.told(client.next())).containsExactly("inBlock", gone.hash().hex());
      stage.devnet.inflict(new Fault.Reorg(1));
      assertThat(Stage.told(client.next())).containsExactly("retracted", gone.hash().hex());
      stage.devnet.advance(5);
      List<String> next = Stage.told(client.next());
      next = next.getFirst().equals("ready") ? Stage.told(client.next()) : next;
      assertThat(next.getFirst()).isEqualTo("inBlock");
      assertThat(next.getLast()).isNotEqualTo(gone.hash().hex());
      stage.devnet.advance(Stage.LAG);
      assertThat(Stage.told(client.next())).containsExactly("finalized", next.getLast());
    }
  }

  @Test
  void oneSignedOverABlockThatIsGoneBecomesInvalid() throws Exception {
    try (Client client = stage.connect(0)) {
      Block born = stage.devnet.advance(4);
      ByteString mortal =
          stage.world.signed(ALICE, 0, remark(1), Era.mortal(64, 4), born.number(), 0);
      stage.result(client, "author_submitAndWatchExtrinsic", Stage.hex(mortal));
      stage.devnet.advance(1);
      stage.devnet.inflict(new Fault.Reorg(3));
      String last = "";
      while (!last.equals("invalid")) {
        last = Stage.told(client.next("invalid")).getFirst();
      }
      JsonNode again = stage.ask(client, "author_submitExtrinsic", Stage.hex(mortal));
      assertThat(again.get("error").get("code").intValue()).isEqualTo(1012);
    }
  }

  @Test
  void whatIsFinalIsNotTouched() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.advance(12);
      JsonNode answer = stage.ask(client, "dev_fault", "{\"kind\":\"reorg\",\"depth\":10}");
      assertThat(answer.has("result")).as(answer.toString()).isTrue();
      String finalHash = stage.result(client, "chain_getFinalizedHead", "[]").stringValue();
      assertThat(finalHash).isEqualTo(stage.devnet.chain().block(3).orElseThrow().hash().hex());
      assertThat(stage.head(client)).isEqualTo(13);
    }
  }

  @Test
  void aStaleEndpointTellsItsOldBranchUntilItCatchesUp() throws Exception {
    try (Client stale = stage.connect(0)) {
      Block old = stage.devnet.advance(3);
      stage.devnet.inflict(0, new Fault.Stale(2));
      stage.devnet.inflict(new Fault.Reorg(2));
      assertThat(stage.result(stale, "chain_getBlockHash", "[3]").stringValue())
          .isEqualTo(old.hash().hex());
      assertThat(stage.result(stale, "chain_getBlockHash", "[2]").stringValue())
          .isEqualTo(old.header().parentHash().hex());
      stage.devnet.advance(1);
      assertThat(stage.result(stale, "chain_getBlockHash", "[3]").stringValue())
          .isNotEqualTo(old.hash().hex());
    }
  }
}

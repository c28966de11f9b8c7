package xyz.infinitehash.devnet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.devnet.TestChain.ALICE;
import static xyz.infinitehash.devnet.TestChain.BOB;
import static xyz.infinitehash.devnet.TestChain.remark;
import static xyz.infinitehash.devnet.TestChain.transfer;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.rpc.Client;
import xyz.infinitehash.devnet.runtime.RuntimeChange;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

class UpgradeTest {
  private static final String UPGRADE = "{\"kind\":\"upgrade\"}";

  private final Stage stage = new Stage(TestChain.config().subtensor(SubtensorGenesis.empty()));

  @AfterEach
  void close() {
    stage.close();
  }

  private Metadata metadata(Client client, Block at) throws InterruptedException {
    String hex = stage.result(client, "state_getMetadata", Stage.hex(at.hash())).stringValue();
    return Metadata.decode(ByteString.parse(hex).bytes());
  }

  private int spec(Client client, Block at) throws InterruptedException {
    return stage
        .result(client, "state_getRuntimeVersion", Stage.hex(at.hash()))
        .get("specVersion")
        .intValue();
  }

  private Value read(Client client, Metadata by, Block at, String item) throws Exception {
    StorageCodec codec = new StorageCodec(by);
    String key = ByteString.of(codec.key("System", item)).hex();
    String params = "[\"" + key + "\",\"" + at.hash().hex() + "\"]";
    String value = stage.result(client, "state_getStorage", params).stringValue();
    return codec.decodeValue("System", item, ByteString.parse(value).bytes());
  }

  @Test
  void blocksBeforeAnswerForTheOldRuntimeAndTheUpgradedOneForTheNew() throws Exception {
    try (Client client = stage.connect(0)) {
      Block before = stage.devnet.advance(2);
      stage.result(client, "dev_fault", UPGRADE);
      Block upgraded = stage.devnet.advance(1);
      assertThat(spec(client, before)).isEqualTo(425);
      assertThat(spec(client, upgraded)).isEqualTo(426);
      Metadata old = metadata(client, before);
      Metadata now = metadata(client, upgraded);
      for (String pallet : List.of("SubtensorModule", "Commitments", "Balances")) {
        assertThat(now.pallet(pallet).index()).isNotEqualTo(old.pallet(pallet).index());
      }
      assertThat(now.pallet("System").index()).isEqualTo(old.pallet("System").index());
      assertThat(now.call("SubtensorModule", "set_weights").orElseThrow().index())
          .isNotEqualTo(old.call("SubtensorModule", "set_weights").orElseThrow().index());
      assertThat(now.error("SubtensorModule", "NotEnoughBalanceToStake").orElseThrow().index())
          .isNotEqualTo(
              old.error("SubtensorModule", "NotEnoughBalanceToStake").orElseThrow().index());
      assertThat(now.event("SubtensorModule", "StakeAdded").orElseThrow().index())
          .isNotEqualTo(old.event("SubtensorModule", "StakeAdded").orElseThrow().index());
    }
  }

  @Test
  void theBlockTellsItAndTheNextOneWritesTheNameDown() throws Exception {
    try (Client client = stage.connect(0)) {
      Block before = stage.devnet.advance(2);
      stage.devnet.inflict(new Fault.Upgrade(new RuntimeChange(500, 3)));
      Block upgraded = stage.devnet.advance(1);
      Block after = stage.devnet.advance(1);
      Metadata old = metadata(client, before);
      Metadata now = metadata(client, upgraded);
      assertThat(upgraded.header().digest().getLast()).isEqualTo(ByteString.parse("0x08"));
      assertThat(after.header().digest()).hasSize(1);
      assertThat(read(client, now, upgraded, "Digest").field("logs").items().getLast().variant())
          .isEqualTo("RuntimeEnvironmentUpdated");
      assertThat(events(read(client, old, upgraded, "Events"))).contains("System.CodeUpdated");
      assertThat(events(read(client, now, after, "Events"))).doesNotContain("System.CodeUpdated");
      assertThat(read(client, now, upgraded, "LastRuntimeUpgrade").field("spec_version").asInt())
          .isEqualTo(425);
      assertThat(read(client, now, after, "LastRuntimeUpgrade").field("spec_version").asInt())
          .isEqualTo(500);
      String code = "0x3a636f6465";
      assertThat(stage.result(client, "state_getStorage", "[\"" + code + "\"]"))
          .isNotEqualTo(
              stage.result(
                  client,
                  "state_getStorage",
                  "[\"" + code + "\",\"" + before.hash().hex() + "\"]"));
    }
  }

  private static List<String> events(Value records) {
    return records.items().stream()
        .map(r -> r.field("event").asVariant())
        .map(e -> e.name() + "." + e.value().variant())
        .toList();
  }

  @Test
  void whoSubscribedToTheVersionIsToldOfItOnce() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.result(client, "state_subscribeRuntimeVersion", "[]");
      assertThat(version(client.next("the version"))).isEqualTo(425);
      stage.devnet.advance(1);
      stage.devnet.inflict(new Fault.Upgrade(RuntimeChange.NEXT));
      stage.devnet.advance(3);
      assertThat(version(client.next("the new version"))).isEqualTo(426);
      stage.head(client);
      assertThat(client.hasMore()).isFalse();
    }
  }

  private static int version(JsonNode notification) {
    return notification.get("params").get("result").get("specVersion").intValue();
  }

  @Test
  void whatIsSignedForTheOldVersionIsRefusedAndDroppedFromThePool() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.advance(1);
      stage.result(client, "author_submitAndWatchExtrinsic", stage.extrinsic(ALICE, 1, remark(1)));
      assertThat(Stage.told(client.next("future"))).containsExactly("future");
      stage.devnet.inflict(new Fault.Upgrade(RuntimeChange.NEXT));
      stage.devnet.advance(1);
      assertThat(Stage.told(client.next("invalid"))).containsExactly("invalid");
      JsonNode error =
          stage
              .ask(client, "author_submitExtrinsic", stage.extrinsic(ALICE, 0, remark(2)))
              .get("error");
      assertThat(error.get("code").intValue()).isEqualTo(1010);
      assertThat(error.get("data").stringValue()).isEqualTo("Transaction has a bad signature");
    }
  }

  @Test
  void callsEventsAndErrorsOfTheNewRuntimeHaveItsIndices() throws Exception {
    try (Client client = stage.connect(0)) {
      stage.devnet.advance(1);
      stage.devnet.inflict(new Fault.Upgrade(RuntimeChange.NEXT));
      Block upgraded = stage.devnet.advance(1);
      TestChain now = TestChain.of(stage.devnet);
      Call sudo = Call.of("Sudo", "sudo").with("call", remark(1).toValue());
      ByteString paid = now.signed(ALICE, 0, transfer(BOB.accountId(), 5));
      stage.result(client, "author_submitExtrinsic", Stage.hex(paid));
      ByteString denied = now.signed(BOB, 0, TestChain.batch("batch_all", sudo));
      stage.result(client, "author_submitExtrinsic", Stage.hex(denied));
      Block after = stage.devnet.advance(1);
      assertThat(after.extrinsics()).containsSequence(paid, denied);
      Metadata metadata = metadata(client, upgraded);
      Value records = read(client, metadata, after, "Events");
      assertThat(events(records))
          .contains("Balances.Transfer", "System.ExtrinsicSuccess", "System.ExtrinsicFailed");
      Value error =
          records.items().stream()
              .map(r -> r.field("event").asVariant().value())
              .filter(e -> e.variant().equals("ExtrinsicFailed"))
              .map(e -> e.asVariant().value().field("dispatch_error").asVariant().value())
              .findFirst()
              .orElseThrow();
      assertThat(error.field("index").asInt())
          .isEqualTo(metadata.pallet("Sudo").index())
          .isNotEqualTo(12);
    }
  }

  @Test
  void aReorganisationDoesNotUndoIt() throws Exception {
    try (Client client = stage.connect(0)) {
      Block before = stage.devnet.advance(2);
      stage.devnet.inflict(new Fault.Upgrade(RuntimeChange.NEXT));
      Block gone = stage.devnet.advance(2);
      stage.devnet.inflict(new Fault.Reorg(4));
      for (long number = 2; number <= 5; number++) {
        Block block = stage.devnet.chain().block(number).orElseThrow();
        assertThat(spec(client, block)).isEqualTo(number == 2 ? 425 : 426);
      }
      assertThat(spec(client, gone)).isEqualTo(426);
      assertThat(spec(client, before)).isEqualTo(425);
    }
  }

  @Test
  void theSpecVersionMustGrow() throws Exception {
    try (Client client = stage.connect(0)) {
      JsonNode error =
          stage.ask(client, "dev_fault", "{\"kind\":\"upgrade\",\"spec\":425}").get("error");
      assertThat(error.get("data").stringValue())
          .isEqualTo("upgrade: a spec version above 425, not 425");
    }
  }
}

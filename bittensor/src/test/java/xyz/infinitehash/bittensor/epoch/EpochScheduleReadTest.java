package xyz.infinitehash.bittensor.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainSettings;
import xyz.infinitehash.substrate.chain.FakeNode;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

/** What is read from a node's state, for states the real runtime had. */
class EpochScheduleReadTest {
  private static final String PALLET = "SubtensorModule";

  private final FakeNode node = new FakeNode();
  private final StorageCodec codec = new StorageCodec(FakeNode.METADATA);

  @Test
  void everyRecordedStateIsReadAsItWasAndFromOneBlock() {
    try (Chain chain = Chain.over(node, ChainSettings.STANDARD)) {
      int read = 0;
      for (JsonNode block : Runtime425.lines("schedule").subList(0, 60)) {
        FakeNode.Made made = node.addBlock();
        for (Map.Entry<String, JsonNode> entry : block.get("subnets").properties()) {
          NetUid netUid = new NetUid(Integer.parseInt(entry.getKey()));
          JsonNode v = entry.getValue();
          put(made, "Tempo", netUid, v.get("tempo").asLong());
          put(made, "LastEpochBlock", netUid, v.get("lastEpochBlock").asLong());
          put(made, "PendingEpochAt", netUid, v.get("pendingEpochAt").asLong());
          put(made, "SubnetEpochIndex", netUid, v.get("subnetEpochIndex").asLong());
          put(made, "BlocksSinceLastStep", netUid, v.get("blocksSinceLastStep").asLong());
        }
        for (Map.Entry<String, JsonNode> entry : block.get("subnets").properties()) {
          JsonNode v = entry.getValue();
          assertThat(
                  EpochSchedule.read(chain.atHead(), new NetUid(Integer.parseInt(entry.getKey()))))
              .isEqualTo(
                  new DynamicTempo(
                      new BlockNumber(made.number()),
                      v.get("tempo").asInt(),
                      v.get("lastEpochBlock").asLong(),
                      v.get("pendingEpochAt").asLong(),
                      v.get("subnetEpochIndex").asLong(),
                      v.get("blocksSinceLastStep").asLong()));
          read++;
        }
      }
      assertThat(read).isGreaterThan(200);
    }
  }

  @Test
  void aSubnetThatStoresNothingIsReadByTheDefaultsOfTheMetadata() {
    try (Chain chain = Chain.over(node, ChainSettings.STANDARD)) {
      assertThat(EpochSchedule.read(chain.atHead(), new NetUid(77)))
          .isEqualTo(new DynamicTempo(new BlockNumber(0), 360, 0, 0, 0, 0));
    }
  }

  @Test
  void aRuntimeWithoutTheNewItemsIsReadAsTheFixedGrid() {
    node.metadata(without("LastEpochBlock"));
    put(node.head(), "Tempo", new NetUid(89), 99);
    for (int i = 0; i < 12; i++) {
      node.addBlock();
    }
    try (Chain chain = Chain.over(node, ChainSettings.STANDARD)) {
      EpochSchedule schedule = EpochSchedule.read(chain.atHead(), new NetUid(89));
      assertThat(schedule).isEqualTo(new TempoGrid(new NetUid(89), new BlockNumber(12), 99));
      assertThat(schedule.index()).isEqualTo(1); // 12 + 89 + 1 = 102
      assertThat(schedule.next()).contains(new BlockNumber(110));
    }
  }

  private void put(FakeNode.Made block, String item, NetUid netUid, long value) {
    node.put(
        block,
        codec.key(PALLET, item, netUid.toValue()),
        codec.encodeValue(PALLET, item, Value.of(value)));
  }

  private static Metadata without(String item) {
    Metadata all = FakeNode.METADATA;
    List<Pallet> pallets = new ArrayList<>();
    for (Pallet p : all.pallets()) {
      pallets.add(
          !p.name().equals(PALLET)
              ? p
              : new Pallet(
                  p.name(),
                  p.index(),
                  p.storagePrefix(),
                  p.storage().stream().filter(s -> !s.name().equals(item)).toList(),
                  p.calls(),
                  p.events(),
                  p.errors(),
                  p.constants(),
                  p.associatedTypes(),
                  p.viewFunctions(),
                  p.docs(),
                  p.deprecation()));
    }
    return new Metadata(
        all.version(),
        all.types(),
        pallets,
        all.extrinsic(),
        all.runtime(),
        all.apis(),
        all.outerEnums(),
        all.custom());
  }
}

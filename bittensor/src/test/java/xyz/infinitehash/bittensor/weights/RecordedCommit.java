package xyz.infinitehash.bittensor.weights;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.Pulse;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.PalletEnum;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** Lines of the recorded commit scenarios, read as values of this package. */
record RecordedCommit(JsonNode line) {
  static final Metadata METADATA = Runtime425.metadata(15);
  static final ExtrinsicCodec CODEC = new ExtrinsicCodec(METADATA);
  private static final ValueCodec VALUES = new ValueCodec(METADATA.types());

  /** Quicknet's round 1000, the only one the recorder had. */
  static final Pulse PULSE =
      new Pulse(
          1000,
          HexFormat.of()
              .parseHex(
                  "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125"
                      + "e342b73a8dd2bacbe47e4b6b63ed5e39"));

  /** All calls of a scenario with one of these names, without the pallet's. */
  static List<RecordedCommit> calls(String scenario, String... names) {
    return Runtime425.lines(scenario).stream()
        .filter(line -> List.of(names).contains(named(line)))
        .map(RecordedCommit::new)
        .toList();
  }

  private static String named(JsonNode line) {
    String call = line.path("call").asString("");
    return call.startsWith("SubtensorModule.") ? call.substring(16) : call;
  }

  String call() {
    return named(line);
  }

  JsonNode arg(String name) {
    return line.get("args").get(name);
  }

  ByteString bytes(String name) {
    return ByteString.parse(arg(name).stringValue());
  }

  WeightTable table() {
    return new WeightTable(
        new NetUid(arg("netuid").intValue()), line.get("args").path("mecid").asInt(0));
  }

  AccountId signer() {
    var signed =
        (Extrinsic.Signed)
            CODEC.decode(ByteString.parse(line.get("extrinsicHex").stringValue()).bytes());
    return AccountId.of(signed.address().asVariant().value().asBytes());
  }

  boolean accepted() {
    return line.path("dispatch").asString("").equals("ok");
  }

  long block() {
    return line.get("block").longValue();
  }

  /** Whether uids are in order and none comes twice, so that they are a weight vector. */
  boolean ordered() {
    int last = -1;
    for (JsonNode uid : arg("uids")) {
      if (uid.intValue() <= last) {
        return false;
      }
      last = uid.intValue();
    }
    return arg("uids").size() == arg("values").size();
  }

  RevealWeights reveal() {
    Map<Uid, Integer> byUid = new TreeMap<>();
    for (int i = 0; i < arg("uids").size(); i++) {
      byUid.put(new Uid(arg("uids").get(i).intValue()), arg("values").get(i).intValue());
    }
    return new RevealWeights(
        table(),
        WeightVector.of(byUid),
        StreamSupport.stream(arg("salt").spliterator(), false).map(JsonNode::intValue).toList(),
        Long.parseUnsignedLong(arg("version_key").stringValue()));
  }

  /** The events outside of extrinsics, or of the extrinsic, that a line tells of. */
  static List<Event> events(JsonNode line) {
    List<Event> events = new ArrayList<>();
    for (JsonNode event : line.path("events")) {
      String pallet = event.get("pallet").stringValue();
      PalletEnum of = METADATA.pallet(pallet).events();
      byte[] whole =
          new ScaleWriter()
              .u8(event.get("indices").get(1).intValue())
              .raw(ByteString.parse(event.get("dataHex").stringValue()))
              .toBytes();
      Value.Variant value = VALUES.decode(of.type(), whole).asVariant();
      events.add(new Event(new Event.Phase.Initialization(), pallet, value.name(), value.value()));
    }
    return events;
  }
}

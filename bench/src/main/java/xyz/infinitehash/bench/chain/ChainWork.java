package xyz.infinitehash.bench.chain;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.Loop;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsTlockPayload;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.crypto.timelock.Pulse;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** What is repeated, on the metadata of the recorded runtime. */
final class ChainWork {
  static final int NEURONS = 256;

  /** Quicknet's round 1000: the one whose signature stands in the chain's own tests. */
  static final Pulse PULSE =
      new Pulse(
          1000,
          ByteString.parse(
                  "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125"
                      + "e342b73a8dd2bacbe47e4b6b63ed5e39")
              .bytes());

  private static final BlockHash GENESIS = BlockHash.of(new byte[32]);

  private final Metadata metadata = Metadata.decode(Recorded.metadata());
  private final ValueCodec values = new ValueCodec(metadata.types());
  private final int answer = metadata.method("SubnetInfoRuntimeApi", "get_metagraph").output();
  private final KeyPair pair = KeyPair.fromUri("//Alice");
  private final Timelock timelock = new Timelock(DrandNetwork.quicknet(), new SecureRandom());

  /** The weights of a validator on all miners of a full subnet. */
  byte[] payload() {
    Map<Uid, Integer> byUid = new TreeMap<>();
    for (int uid = 0; uid < NEURONS; uid++) {
      byUid.put(new Uid(uid), WeightVector.MAX - uid);
    }
    return WeightsTlockPayload.of(pair.accountId(), WeightVector.of(byUid), 0).encode();
  }

  byte[] locked(byte[] payload) {
    return timelock.encrypt(payload, PULSE.round());
  }

  Contestant encrypt() {
    byte[] payload = payload();
    return new Loop(1, () -> locked(payload).length == payload.length + Timelock.OVERHEAD);
  }

  Contestant open() {
    byte[] locked = locked(payload());
    return new Loop(1, () -> Timelock.open(locked, PULSE) instanceof Opening.Opened);
  }

  /** A metagraph of {@value #NEURONS} neurons from the chain's bytes to our records. */
  Contestant metagraph() {
    byte[] bytes = values.encode(answer, widened());
    NetUid netUid = new NetUid(2);
    return new Loop(
        1,
        () ->
            Metagraph.of(netUid, values.decode(answer, bytes).asOption().orElseThrow())
                    .neurons()
                    .size()
                == NEURONS);
  }

  /** The recorded metagraph with each list by neuron repeated until it is full. */
  private Value widened() {
    Value recorded = values.decode(answer, Recorded.metagraph()).asOption().orElseThrow();
    int few = recorded.field("hotkeys").items().size();
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    recorded
        .asStruct()
        .forEach(
            (name, value) -> {
              boolean byNeuron = value instanceof Value.Seq seq && seq.items().size() == few;
              fields.put(name, byNeuron ? repeated(value.items()) : value);
            });
    if (fields.get("hotkeys") instanceof Value.Seq hotkeys && hotkeys.items().size() == NEURONS) {
      return Value.variant("Some", new Value.Struct(fields));
    }
    throw new BenchException("the recorded metagraph could not be widened");
  }

  private static Value repeated(List<Value> few) {
    List<Value> many = new ArrayList<>(NEURONS);
    for (int i = 0; i < NEURONS; i++) {
      many.add(few.get(i % few.size()));
    }
    return Value.of(many);
  }

  /** A transfer encoded and signed, another nonce each time. */
  Contestant sign() {
    ExtrinsicCodec codec = new ExtrinsicCodec(metadata);
    Signer signer = Signer.of(pair);
    Call call =
        Call.of("Balances", "transfer_keep_alive")
            .with("dest", Value.address(pair.accountId()))
            .with("value", Value.of(new BigInteger("1000000000")));
    long[] nonce = {0};
    return new Loop(
        1,
        () -> {
          Envelope envelope = Envelope.immortal(GENESIS, 425, 1, nonce[0]++);
          return codec.sign(call, envelope, signer).bytes().length() > 100;
        });
  }
}

package xyz.infinitehash.bittensor.metagraph;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.serving.Axon;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * All that the runtime tells of one neuron ({@code NeuronInfoRuntimeApi}): slower than the
 * metagraph, with axon, stakes and weights.
 *
 * @param axon all zero when it never served one
 * @param stakes by coldkey
 * @param incentive of 65,535
 * @param consensus of 65,535
 * @param dividends of 65,535
 * @param validatorTrust of 65,535
 * @param lastUpdate block of its last weights, else of its registration
 * @param pruningScore the lowest is replaced first
 * @param weights set by it, by uid, of 65,535; empty when not asked for
 * @param bonds it has, by uid; empty when not asked for
 */
public record NeuronInfo(
    Uid uid,
    AccountId hotkey,
    AccountId coldkey,
    boolean active,
    Axon axon,
    SortedMap<AccountId, Alpha> stakes,
    Alpha emission,
    int incentive,
    int consensus,
    int dividends,
    int validatorTrust,
    BlockNumber lastUpdate,
    boolean validatorPermit,
    int pruningScore,
    SortedMap<Uid, Integer> weights,
    SortedMap<Uid, Integer> bonds) {
  private static final String API = "NeuronInfoRuntimeApi";

  public NeuronInfo {
    stakes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(stakes));
    weights = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    bonds = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(bonds));
  }

  /** One neuron with its weights and bonds; empty when there is no such slot. */
  public static Optional<NeuronInfo> read(ChainAt at, NetUid netUid, Uid uid) {
    return at.runtimeCall(API, "get_neuron", netUid.toValue(), uid.toValue())
        .asOption()
        .map(NeuronInfo::of);
  }

  /** All neurons of a subnet by uid, without weights and bonds. */
  public static List<NeuronInfo> readAll(ChainAt at, NetUid netUid) {
    return listOf(at.runtimeCall(API, "get_neurons_lite", netUid.toValue()));
  }

  /** All neurons of a subnet by uid, with weights and bonds: a long answer on a full subnet. */
  public static List<NeuronInfo> readAllWithWeights(ChainAt at, NetUid netUid) {
    return listOf(at.runtimeCall(API, "get_neurons", netUid.toValue()));
  }

  private static List<NeuronInfo> listOf(Value neurons) {
    return neurons.items().stream().map(NeuronInfo::of).toList();
  }

  /** From the runtime's {@code NeuronInfo} or {@code NeuronInfoLite}. */
  static NeuronInfo of(Value info) {
    SortedMap<AccountId, Alpha> stakes = new TreeMap<>();
    info.field("stake")
        .items()
        .forEach(s -> stakes.put(s.item(0).asAccountId(), Alpha.of(s.item(1))));
    return new NeuronInfo(
        new Uid(info.field("uid").asInt()),
        info.field("hotkey").asAccountId(),
        info.field("coldkey").asAccountId(),
        info.field("active").asBool(),
        Axon.of(info.field("axon_info")),
        stakes,
        Alpha.of(info.field("emission")),
        info.field("incentive").asInt(),
        info.field("consensus").asInt(),
        info.field("dividends").asInt(),
        info.field("validator_trust").asInt(),
        new BlockNumber(info.field("last_update").asLong()),
        info.field("validator_permit").asBool(),
        info.field("pruning_score").asInt(),
        byUid(info, "weights"),
        byUid(info, "bonds"));
  }

  private static SortedMap<Uid, Integer> byUid(Value info, String field) {
    SortedMap<Uid, Integer> row = new TreeMap<>();
    info.findField(field)
        .map(Value::items)
        .orElse(List.of())
        .forEach(pair -> row.put(new Uid(pair.item(0).asInt()), pair.item(1).asInt()));
    return row;
  }
}

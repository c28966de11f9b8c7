package xyz.infinitehash.bittensor.metagraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * All neurons of a subnet at one block.
 *
 * @param neurons by uid, without gaps
 */
public record Metagraph(NetUid netUid, BlockNumber block, int tempo, List<Neuron> neurons) {
  static final Set<String> FIELDS =
      Set.of(
          "block",
          "tempo",
          "hotkeys",
          "coldkeys",
          "active",
          "validator_permit",
          "last_update",
          "emission",
          "dividends",
          "incentives",
          "block_at_registration",
          "alpha_stake",
          "tao_stake",
          "total_stake");

  public Metagraph {
    neurons = List.copyOf(neurons);
  }

  /**
   * Reads it by one runtime call, where the runtime can choose only the parts that are shown here.
   *
   * @return empty when there is no such subnet
   * @throws BittensorException when the runtime's answer is not a whole metagraph
   */
  public static Optional<Metagraph> read(ChainAt at, NetUid netUid) {
    return MetagraphParts.read(at, netUid, FIELDS).map(metagraph -> of(netUid, metagraph));
  }

  /**
   * The same as one mechanism sees it: its own incentives and last updates. They are zero for a
   * mechanism that the subnet does not have: the runtime does not tell.
   *
   * @param mechanism 0 for the plain one
   * @return empty when there is no such subnet, or no mechanism can have that number
   */
  public static Optional<Metagraph> read(ChainAt at, NetUid netUid, int mechanism) {
    return MetagraphParts.read(at, netUid, mechanism, FIELDS)
        .map(metagraph -> of(netUid, metagraph));
  }

  /**
   * From the runtime's {@code SelectiveMetagraph} with at least these fields, or a whole {@code
   * Metagraph}.
   */
  public static Metagraph of(NetUid netUid, Value answer) {
    Value hotkeys = given(answer, "hotkeys");
    List<Neuron> neurons = new ArrayList<>();
    for (int uid = 0; uid < hotkeys.items().size(); uid++) {
      neurons.add(
          new Neuron(
              new Uid(uid),
              hotkeys.item(uid).asAccountId(),
              given(answer, "coldkeys").item(uid).asAccountId(),
              given(answer, "active").item(uid).asBool(),
              given(answer, "validator_permit").item(uid).asBool(),
              new BlockNumber(number(given(answer, "last_update"), uid)),
              new BlockNumber(given(answer, "block_at_registration").item(uid).asLong()),
              (int) number(given(answer, "incentives"), uid),
              (int) number(given(answer, "dividends"), uid),
              Alpha.of(given(answer, "emission").item(uid)),
              Alpha.of(given(answer, "alpha_stake").item(uid)),
              Rao.of(given(answer, "tao_stake").item(uid)),
              Alpha.of(given(answer, "total_stake").item(uid))));
    }
    return new Metagraph(
        netUid,
        new BlockNumber(given(answer, "block").asLong()),
        given(answer, "tempo").asInt(),
        neurons);
  }

  /** The neuron of a hotkey. */
  public Optional<Neuron> neuron(AccountId hotkey) {
    return neurons.stream().filter(neuron -> neuron.hotkey().equals(hotkey)).findFirst();
  }

  /** The neuron in a slot. */
  public Optional<Neuron> neuron(Uid uid) {
    return uid.value() < neurons.size() ? Optional.of(neurons.get(uid.value())) : Optional.empty();
  }

  private static Value given(Value answer, String field) {
    Value value = answer.field(field);
    return value instanceof Value.Variant
        ? value.asOption().orElseThrow(() -> new BittensorException("a metagraph without " + field))
        : value;
  }

  /** A vector of a mechanism, or one written at epochs only, may still be short: 0 then. */
  private static long number(Value numbers, int uid) {
    return uid < numbers.items().size() ? numbers.item(uid).asLong() : 0;
  }
}

package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.value.Value;

/**
 * The subnets a devnet begins with, beside root.
 *
 * @param parameters values of storage items without keys, by name
 */
public record SubtensorGenesis(List<Subnet> subnets, Map<String, Value> parameters) {
  /** Copies. */
  public SubtensorGenesis {
    subnets = List.copyOf(subnets);
    parameters = Map.copyOf(parameters);
  }

  /** Root alone. */
  public static SubtensorGenesis empty() {
    return new SubtensorGenesis(List.of(), Map.of());
  }

  /** These and one more subnet. */
  public SubtensorGenesis with(Subnet subnet) {
    List<Subnet> more = new java.util.ArrayList<>(subnets);
    more.add(subnet);
    return new SubtensorGenesis(more, parameters);
  }

  /** The same with a storage item without keys set. */
  public SubtensorGenesis with(String item, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(parameters);
    more.put(item, value);
    return new SubtensorGenesis(subnets, more);
  }

  /**
   * A subnet that is started already.
   *
   * @param tempo blocks an epoch
   * @param tao reserve of the pool, rao; as much alpha is in it, so that the price begins at one
   * @param neurons from uid 1 on; the owner's hotkey is uid 0
   * @param parameters values of storage items whose only key is the netuid, by name
   */
  public record Subnet(
      int netuid,
      AccountId ownerColdkey,
      AccountId ownerHotkey,
      int tempo,
      long tao,
      List<Neuron> neurons,
      SequencedMap<String, Value> parameters) {
    private static final long DEFAULT_TAO = 1_000_000_000_000L;

    /** Copies. */
    public Subnet {
      neurons = List.copyOf(neurons);
      parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * A subnet for development: weights are set openly, as often as wanted, emission is on, nobody
     * pays more than a tenth of a TAO to register.
     */
    public static Subnet development(
        int netuid, AccountId ownerColdkey, AccountId ownerHotkey, int tempo) {
      return new Subnet(
              netuid,
              ownerColdkey,
              ownerHotkey,
              tempo,
              DEFAULT_TAO,
              List.of(),
              new LinkedHashMap<>())
          .with("CommitRevealWeightsEnabled", Value.of(false))
          .with("WeightsSetRateLimit", Value.of(0))
          .with("SubnetEmissionEnabled", Value.of(true))
          .with("Burn", Value.of(100_000_000))
          .with("MinBurn", Value.of(500_000))
          .with("MaxBurn", Value.of(100_000_000))
          .with("ServingRateLimit", Value.of(0));
    }

    /** The same with a parameter set. */
    public Subnet with(String item, Value value) {
      SequencedMap<String, Value> more = new LinkedHashMap<>(parameters);
      more.put(item, value);
      return new Subnet(netuid, ownerColdkey, ownerHotkey, tempo, tao, neurons, more);
    }

    /** The same with one more neuron. */
    public Subnet with(Neuron neuron) {
      List<Neuron> more = new java.util.ArrayList<>(neurons);
      more.add(neuron);
      return new Subnet(netuid, ownerColdkey, ownerHotkey, tempo, tao, more, parameters);
    }
  }

  /**
   * A neuron that is registered already.
   *
   * @param alpha rao staked with it by its coldkey
   * @param validator has a permit from the first block on; later epochs decide
   */
  public record Neuron(AccountId hotkey, AccountId coldkey, long alpha, boolean validator) {}
}

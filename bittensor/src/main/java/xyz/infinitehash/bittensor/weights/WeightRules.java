package xyz.infinitehash.bittensor.weights;

import java.util.Optional;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.metagraph.Neuron;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * What decides whether a validator may set weights, read from the state of one block. The chain
 * decides again in the block they get into.
 *
 * @param head the block
 * @param validator its neuron
 * @param isOwner whether it is the subnet owner's hotkey, which needs neither permit nor stake
 * @param lastUpdate block of its last weights or commit in this table
 * @param rateLimit blocks that must pass between two
 * @param stakeThreshold stake weight it needs
 * @param commitReveal whether plain weights are refused
 * @param leastEntries how many uids must be named, of as many as there are
 * @param neurons how many uids there are
 * @param versionKey the least version key, 0 for any
 * @param mostWeight the largest share of one uid in 65,535ths of the sum; 65,535 for any. Runtimes
 *     without a call to change it keep the number and do not look at it
 */
public record WeightRules(
    BlockNumber head,
    Neuron validator,
    boolean isOwner,
    BlockNumber lastUpdate,
    long rateLimit,
    Alpha stakeThreshold,
    boolean commitReveal,
    int leastEntries,
    int neurons,
    long versionKey,
    int mostWeight) {
  private static final String PALLET = "SubtensorModule";

  /** Reads them; empty when the subnet does not exist or the hotkey is not registered there. */
  public static Optional<WeightRules> read(ChainAt at, WeightTable table, AccountId hotkey) {
    Optional<Metagraph> metagraph = Metagraph.read(at, table.netUid());
    Value key = table.netUid().toValue();
    return metagraph
        .flatMap(m -> m.neuron(hotkey))
        .map(
            neuron ->
                new WeightRules(
                    at.number(),
                    neuron,
                    at.value(PALLET, "SubnetOwnerHotkey", key).asAccountId().equals(hotkey),
                    table.lastUpdate(at, neuron.uid()),
                    at.value(PALLET, "WeightsSetRateLimit", key).asLong(),
                    Alpha.of(at.value(PALLET, "StakeThreshold")),
                    at.value(PALLET, "CommitRevealWeightsEnabled", key).asBool(),
                    at.value(PALLET, "MinAllowedWeights", key).asInt(),
                    metagraph.get().neurons().size(),
                    at.value(PALLET, "WeightsVersionKey", key).asLong(),
                    at.runtime().hasCall("AdminUtils", "sudo_set_max_weight_limit")
                        ? at.value(PALLET, "MaxWeightsLimit", key).asInt()
                        : WeightVector.MAX));
  }

  /** The first block whose extrinsics may set weights again. */
  public BlockNumber earliest() {
    return lastUpdate.value() == 0 ? new BlockNumber(0) : lastUpdate.plus(rateLimit);
  }

  /**
   * What stands in the way of a call in the block after the head, in the order in which the chain
   * looks; empty when nothing is known to.
   */
  public Optional<WeightsOutcome> obstacle(WeightsCall wanted) {
    return switch (wanted) {
      case SetWeights set ->
          commitReveal && hasStake()
              ? Optional.of(new WeightsOutcome.CommitRevealOn())
              : obstacle(set.weights(), set.versionKey());
      case CommitTimelockedWeights _, CommitWeights _ -> poverty().or(this::haste);
      case RevealWeights reveal ->
          poverty().or(() -> standing(reveal.weights(), reveal.versionKey()));
    };
  }

  /**
   * The same for weights that are to be brought there on whatever way. At a commit the chain looks
   * at stake and rate limit only, and at the rest when it reveals: what would fail then is not
   * worth committing.
   */
  public Optional<WeightsOutcome> obstacle(WeightVector weights, long versionKeyOfThem) {
    return poverty().or(this::haste).or(() -> standing(weights, versionKeyOfThem));
  }

  private Optional<WeightsOutcome> poverty() {
    return hasStake()
        ? Optional.empty()
        : Optional.of(new WeightsOutcome.NotEnoughStake(validator.totalStake(), stakeThreshold));
  }

  private Optional<WeightsOutcome> haste() {
    return earliest().isAfter(head.plus(1))
        ? Optional.of(new WeightsOutcome.TooFast(earliest()))
        : Optional.empty();
  }

  /** What the chain looks at when it puts weights into the table. */
  private Optional<WeightsOutcome> standing(WeightVector weights, long versionKeyOfThem) {
    if (versionKey > 0 && Long.compareUnsigned(versionKeyOfThem, versionKey) < 0) {
      return Optional.of(new WeightsOutcome.OldVersionKey(versionKey));
    }
    if (!isOwner && !validator.validatorPermit()) {
      return Optional.of(new WeightsOutcome.NoPermit());
    }
    return fault(weights).map(WeightsOutcome.BadWeights::new);
  }

  private boolean hasStake() {
    return isOwner || !stakeThreshold.isMoreThan(validator.totalStake());
  }

  private Optional<String> fault(WeightVector weights) {
    if (weights.size() > 0 && weights.byUid().lastKey().value() >= neurons) {
      return Optional.of("there is no uid " + weights.byUid().lastKey());
    }
    if (weights.size() == 1 && weights.byUid().firstKey().equals(validator.uid())) {
      return Optional.empty(); // weights on itself alone need neither number nor measure
    }
    int least = Math.min(leastEntries, neurons);
    if (weights.size() < least) {
      return Optional.of(weights.size() + " uids named, at least " + least + " wanted");
    }
    long sum = weights.byUid().values().stream().mapToLong(weight -> weight).sum();
    long largest = weights.byUid().values().stream().mapToLong(weight -> weight).max().orElse(0);
    return largest * WeightVector.MAX > mostWeight * sum
        ? Optional.of("one uid has more than " + mostWeight + "/65535 of the weights")
        : Optional.empty();
  }
}

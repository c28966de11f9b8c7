package xyz.infinitehash.validator.chain;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import xyz.infinitehash.bittensor.BittensorException;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.metagraph.Neuron;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightRules;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightsOutcome;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PreparedExtrinsic;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * The port onto a subtensor node. Weights go the way the chain wants them at the head: in the open,
 * or locked to a round of drand.
 */
public final class BittensorChain implements SubnetChain {
  /** Ordinary nodes keep the state, and with it the events, of so many blocks. */
  private static final long KEPT_BLOCKS = 256;

  /**
   * Blocks a commit can land in. A runtime upgrade, or a pool that lost it, costs that long until
   * another may be made: long enough for a node's outage, short beside an epoch of 360.
   */
  private static final int LIFE = 64;

  private final Chain chain;
  private final NetUid netUid;
  private final Signer hotkey;
  private final long versionKey;
  private final FinalBlocks finals;
  private final EpochStarts epochs;
  private final TimelockedCommits commits;
  private final RandomGenerator random = new SecureRandom();

  /**
   * @param chain stays the caller's to close
   * @param hotkey signs weights and nothing else
   * @param versionKey says which software computed them, u64; 0 where the subnet asks for none
   */
  public BittensorChain(Chain chain, NetUid netUid, Signer hotkey, long versionKey) {
    this.chain = chain;
    this.netUid = netUid;
    this.hotkey = hotkey;
    this.versionKey = versionKey;
    this.finals = new FinalBlocks(chain);
    this.epochs = new EpochStarts(chain, finals, netUid);
    this.commits = new TimelockedCommits(chain, finals, hotkey.accountId());
  }

  @Override
  public SubnetId subnet() {
    return ask(() -> new SubnetId(digits(chain.genesisHash().bytes()), netUid.value()));
  }

  @Override
  public AccountId hotkey() {
    return hotkey.accountId();
  }

  @Override
  public SubnetHead head() {
    return ask(
        () -> {
          ChainAt head = chain.at(finals.newest());
          return new SubnetHead(head.number().value(), head.timestamp(), epochs.lastEnded(head));
        });
  }

  @Override
  public SortedMap<AccountId, Integer> registered(long block) {
    return ask(
        () -> {
          TreeMap<AccountId, Integer> uids = new TreeMap<>();
          metagraph(at(block))
              .neurons()
              .forEach(neuron -> uids.put(neuron.hotkey(), neuron.uid().value()));
          return uids;
        });
  }

  @Override
  public WeightsOnChain weights(int mechanism, long block) {
    return ask(
        () -> {
          ChainAt at = at(block);
          Optional<Neuron> us = metagraph(at).neuron(hotkey());
          return us.isEmpty()
              ? new WeightsOnChain(0, 0)
              : new WeightsOnChain(
                  table(mechanism).lastUpdate(at, us.get().uid()).value(),
                  us.get().registeredAt().value());
        });
  }

  @Override
  public Optional<SortedMap<AccountId, Integer>> weightsRow(int mechanism, long block) {
    return ask(
        () -> {
          ChainAt at = at(block);
          Metagraph metagraph = metagraph(at);
          return metagraph
              .neuron(hotkey())
              .map(us -> byHotkey(metagraph, table(mechanism).row(at, us.uid()).byUid()));
        });
  }

  @Override
  public Optional<String> obstacle(int mechanism, WeightVector vector, SubnetHead head) {
    return ask(
        () -> {
          ChainAt at = at(head.block());
          Optional<WeightRules> rules = WeightRules.read(at, table(mechanism), hotkey());
          SetWeights weights = setWeights(mechanism, vector, at);
          if (rules.isEmpty()) {
            return Optional.of("the validator's hotkey is not registered");
          }
          if (weights.weights().size() == 0) {
            return Optional.of("none of the hotkeys of the vector is registered any more");
          }
          return switch (WeightsRoute.read(at, table(mechanism))) {
            case WeightsRoute.SetDirectly _ ->
                rules.get().obstacle(weights).map(WeightsOutcome::words);
            case WeightsRoute.TimelockCommit _ ->
                rules.get().obstacle(weights.weights(), versionKey).map(WeightsOutcome::words);
            case WeightsRoute.HashCommit _ ->
                Optional.of(
                    "the subnet takes commits by hash only, which the validator does not make; by hand:"
                        + " ih chain weights --set ... --wait");
            case WeightsRoute.Impossible(String why) -> Optional.of(why);
          };
        });
  }

  @Override
  public SignedWeights sign(int mechanism, WeightVector vector, SubnetHead head) {
    return ask(
        () -> {
          SetWeights weights = setWeights(mechanism, vector, at(head.block()));
          PreparedExtrinsic signed =
              chain.sign(call(weights), hotkey, chain.nextNonce(hotkey.accountId()), LIFE);
          return new SignedWeights(
              signed.extrinsic().bytes().bytes(),
              digits(signed.hash()),
              signed.nonce(),
              signed.birth().plus(1).value(),
              signed.lastValid().value());
        });
  }

  /**
   * As the best block is: the next one is where it lands, and the round it is locked to is near.
   */
  private Call call(SetWeights weights) {
    ChainAt at = chain.atHead();
    return WeightsRoute.read(at, weights.table()) instanceof WeightsRoute.TimelockCommit way
        ? CommitTimelockedWeights.lock(
                way, weights.table(), hotkey(), weights.weights(), versionKey, random)
            .call()
        : weights.call(); // the chain refuses it where it takes commits only
  }

  @Override
  public Submission submit(SignedWeights signed) {
    return ask(
        () ->
            chain
                .offer(SignedExtrinsic.of(signed.bytes()))
                .filter(refusal -> !refusal.mayBeIncluded()) // stale: in a block, not final yet
                .<Submission>map(refusal -> new Submission.Refused(refusal.name()))
                .orElseGet(Submission.Pooled::new));
  }

  @Override
  public Optional<Landing> find(int mechanism, SignedWeights signed, long fromBlock, long toBlock) {
    return ask(
        () -> {
          ByteString hash = ByteString.parse(signed.hash());
          Optional<Inclusion.Place> place = Optional.empty();
          for (long block = fromBlock; block <= toBlock && place.isEmpty(); block++) {
            place = Chain.locate(hash, chain.block(finals.hash(block)));
          }
          return place.map(found -> landing(mechanism, found, hash));
        });
  }

  @Override
  public Reveal reveal(int mechanism, WeightVector vector, Landing landing, SubnetHead head) {
    return ask(
        () -> {
          ChainAt at = at(head.block());
          return commits.look(
              table(mechanism), landing, setWeights(mechanism, vector, at).weights(), at);
        });
  }

  /**
   * Success or failure is in the block's events. Once the node has forgotten those the landing
   * counts as a success: that is the side on which nothing is ever sent twice.
   */
  private Landing landing(int mechanism, Inclusion.Place place, ByteString hash) {
    String block = digits(place.block().bytes());
    try {
      Inclusion inclusion = chain.inclusion(place, hash);
      return new Landing(
          place.number().value(),
          block,
          inclusion.firstError().map(DispatchError::name),
          commits.revealEpoch(inclusion, table(mechanism)),
          Optional.empty());
    } catch (SubstrateException e) {
      if (chain.finalizedHead().number().since(place.number()) < KEPT_BLOCKS) {
        throw e;
      }
      return Landing.open(place.number().value(), block, Optional.empty());
    }
  }

  private SetWeights setWeights(int mechanism, WeightVector vector, ChainAt at) {
    TreeMap<Uid, Integer> byUid = new TreeMap<>();
    Metagraph metagraph = metagraph(at);
    vector
        .byHotkey()
        .forEach(
            (miner, weight) ->
                metagraph.neuron(miner).ifPresent(neuron -> byUid.put(neuron.uid(), weight)));
    return new SetWeights(
        table(mechanism), new xyz.infinitehash.bittensor.weights.WeightVector(byUid), versionKey);
  }

  private static SortedMap<AccountId, Integer> byHotkey(
      Metagraph metagraph, SortedMap<Uid, Integer> byUid) {
    TreeMap<AccountId, Integer> weights = new TreeMap<>();
    byUid.forEach(
        (uid, weight) -> {
          if (weight > 0) {
            metagraph.neuron(uid).ifPresent(neuron -> weights.put(neuron.hotkey(), weight));
          }
        });
    return weights;
  }

  private WeightTable table(int mechanism) {
    return new WeightTable(netUid, mechanism);
  }

  private Metagraph metagraph(ChainAt at) {
    return Metagraph.read(at, netUid)
        .orElseThrow(() -> new ChainUnavailable("there is no subnet " + netUid, null));
  }

  private ChainAt at(long block) {
    return chain.at(finals.hash(block));
  }

  private static String digits(ByteString bytes) {
    return bytes.hex().substring(2);
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (SubstrateException | BittensorException e) {
      throw new ChainUnavailable(String.valueOf(e.getMessage()), e);
    }
  }
}

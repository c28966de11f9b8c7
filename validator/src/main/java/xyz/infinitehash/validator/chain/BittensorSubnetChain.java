package xyz.infinitehash.validator.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.bittensor.metagraph.Neuron;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.PreparedExtrinsic;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.validator.ValidatorException;

/**
 * A subnet of a real chain, or of devnet, through one node. Everything read is final; the one thing
 * signed is {@code set_weights}, with the hotkey.
 */
public final class BittensorSubnetChain implements SubnetChain {
  private static final Duration SUBMIT = Duration.ofSeconds(15);
  private static final String PALLET = "SubtensorModule";

  private final Chain chain;
  private final NetUid netUid;
  private final Signer signer;
  private final SubnetId subnet;
  private final EndedEpochs epochs;

  /**
   * Asks for the genesis hash.
   *
   * @param chain stays open longer than this, and is shared
   * @param hotkey signs weights and nothing else
   * @throws ChainUnavailable when the node does not answer
   */
  public BittensorSubnetChain(Chain chain, NetUid netUid, Signer hotkey) {
    this.chain = chain;
    this.netUid = netUid;
    this.signer = hotkey;
    this.epochs = new EndedEpochs(chain, netUid);
    this.subnet = asking(() -> new SubnetId(bare(chain.genesisHash().bytes()), netUid.value()));
  }

  @Override
  public SubnetId subnet() {
    return subnet;
  }

  @Override
  public AccountId hotkey() {
    return signer.accountId();
  }

  @Override
  public SubnetHead head() {
    return asking(
        () -> {
          ChainAt at = chain.atFinalizedHead();
          return new SubnetHead(at.number().value(), at.timestamp(), epochs.lastEnded(at));
        });
  }

  @Override
  public SortedMap<AccountId, Integer> registered(long block) {
    return asking(
        () -> {
          SortedMap<AccountId, Integer> uids = new TreeMap<>();
          metagraph(block).neurons().forEach(n -> uids.put(n.hotkey(), n.uid().value()));
          return uids;
        });
  }

  @Override
  public WeightsOnChain weights(int mechanism, long block) {
    return asking(
        () -> {
          Optional<Neuron> ours = metagraph(block).neuron(hotkey());
          if (ours.isEmpty()) {
            return new WeightsOnChain(0, 0);
          }
          long updated = table(mechanism).lastUpdate(at(block), ours.get().uid()).value();
          return new WeightsOnChain(updated, ours.get().registeredAt().value());
        });
  }

  @Override
  public Optional<SortedMap<AccountId, Integer>> weightsRow(int mechanism, long block) {
    return asking(
        () -> {
          Metagraph metagraph = metagraph(block);
          return metagraph
              .neuron(hotkey())
              .map(
                  ours -> {
                    SortedMap<AccountId, Integer> row = new TreeMap<>();
                    table(mechanism)
                        .row(at(block), ours.uid())
                        .byUid()
                        .forEach(
                            (uid, weight) -> {
                              if (weight > 0) {
                                metagraph.neuron(uid).ifPresent(n -> row.put(n.hotkey(), weight));
                              }
                            });
                    return row;
                  });
        });
  }

  @Override
  public SignedWeights sign(int mechanism, WeightVector vector, SubnetHead head) {
    return asking(
        () -> {
          ChainAt at = at(head.block());
          Value key = netUid.toValue();
          if (at.value(PALLET, "CommitRevealWeightsEnabled", key).asBool()) {
            throw new ValidatorException(
                "subnet %s takes encrypted commits only, which this version cannot make"
                    .formatted(netUid));
          }
          long versionKey = at.value(PALLET, "WeightsVersionKey", key).asLong();
          SetWeights call = new SetWeights(table(mechanism), byUid(vector, head), versionKey);
          return kept(chain.sign(call.call(), signer));
        });
  }

  @Override
  public Submission submit(SignedWeights signed) {
    return asking(
        () -> {
          try {
            chain
                .rpc()
                .call(
                    "author_submitExtrinsic", List.of(ByteString.of(signed.bytes()).hex()), SUBMIT);
            return new Submission.Pooled();
          } catch (RpcException.ErrorResponse error) {
            PoolRefusal refusal = PoolRefusal.of(error).orElseThrow(() -> error);
            return refusal.reason() == PoolRefusal.Reason.ALREADY_IMPORTED
                ? new Submission.Pooled()
                : new Submission.Refused(refusal.toString());
          }
        });
  }

  @Override
  public Optional<Landing> find(SignedWeights signed, long fromBlock, long toBlock) {
    return asking(
        () ->
            chain
                .find(
                    ByteString.parse(signed.hash()),
                    new BlockNumber(fromBlock),
                    new BlockNumber(toBlock))
                .map(BittensorSubnetChain::landing));
  }

  private xyz.infinitehash.bittensor.weights.WeightVector byUid(
      WeightVector vector, SubnetHead head) {
    SortedMap<AccountId, Integer> registered = registered(head.block());
    SortedMap<Uid, Integer> byUid = new TreeMap<>();
    vector
        .byHotkey()
        .forEach(
            (hotkey, weight) -> {
              Integer uid = registered.get(hotkey);
              if (uid != null) {
                byUid.put(new Uid(uid), weight);
              }
            });
    return new xyz.infinitehash.bittensor.weights.WeightVector(byUid);
  }

  private Metagraph metagraph(long block) {
    return Metagraph.read(at(block), netUid)
        .orElseThrow(() -> new ValidatorException("there is no subnet " + netUid));
  }

  private WeightTable table(int mechanism) {
    return new WeightTable(netUid, mechanism);
  }

  private ChainAt at(long block) {
    BlockHash hash =
        chain
            .blockHash(new BlockNumber(block))
            .orElseThrow(() -> new ChainUnavailable("the node has no block " + block, null));
    return chain.at(hash);
  }

  private static SignedWeights kept(PreparedExtrinsic prepared) {
    return new SignedWeights(
        prepared.extrinsic().bytes().bytes(),
        bare(prepared.hash()),
        prepared.nonce(),
        prepared.birth().value() + 1,
        prepared.lastValid().value());
  }

  private static Landing landing(Inclusion inclusion) {
    return new Landing(
        inclusion.place().number().value(),
        bare(inclusion.place().block().bytes()),
        inclusion.firstError().map(error -> error.name()));
  }

  private static String bare(ByteString bytes) {
    return bytes.hex().substring(2);
  }

  /** What a node does wrong, or does not do in time, is all one to the ledger. */
  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (SubstrateException e) {
      throw new ChainUnavailable("the chain did not answer: " + e.getMessage(), e);
    }
  }
}

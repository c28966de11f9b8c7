package xyz.infinitehash.devnet.pallet.subtensor.weights;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.ensure;
import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.store.Schedules;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.substrate.value.Value;

/**
 * Weights committed by their hash: a hotkey's commits of a mechanism wait in one queue and are
 * revealed by the hotkey itself within the epoch a reveal period after that of the commit.
 */
public final class HashCommits {
  private static final String ITEM = "WeightCommits";
  private static final int MOST_UNREVEALED = 10;

  private final Store store;
  private final SubnetFacts facts;

  /** On a store. */
  public HashCommits(Store store) {
    this.store = store;
    this.facts = new SubnetFacts(store);
  }

  /** The calls {@code commit_weights} and {@code commit_mechanism_weights}. */
  public void commit(AccountId hotkey, int netuid, int mechanism, Value hash) {
    ensure(facts.exists(netuid) && mechanism < facts.mechanisms(netuid), "MechanismDoesNotExist");
    ensureHidden(netuid);
    int uid =
        facts.uid(netuid, hotkey).orElseThrow(() -> Store.fault("HotKeyNotRegisteredInSubNet"));
    int index = netuid + Store.MECHANISM_STEP * mechanism;
    ensure(new WeightRules(store).isSlowEnough(netuid, index, uid), "CommittingWeightsTooFast");
    List<Value> queue =
        store.exists(ITEM, value(index), value(hotkey))
            ? unexpired(netuid, queue(index, hotkey))
            : new ArrayList<>();
    ensure(queue.size() < MOST_UNREVEALED, "TooManyUnrevealedCommits");
    queue.add(Value.seq(hash, value(epoch(netuid)), value(store.now()), value(0)));
    store.put(ITEM, Value.of(queue), value(index), value(hotkey));
    store.event("WeightsCommitted", value(hotkey), value(index), hash);
    new Neurons(store).setUpdated(index, netuid, uid);
  }

  /**
   * The calls {@code reveal_weights} and {@code reveal_mechanism_weights}; earlier commits of the
   * queue go unrevealed.
   */
  public void reveal(AccountId hotkey, Revelation told) {
    WeightRules.Row row = told.row();
    ensureHidden(row.netuid());
    List<Value> all = queue(row.index(), hotkey);
    List<Value> queue = unexpired(row.netuid(), all);
    Value hash = told.hash(hotkey);
    ensure(!queue.isEmpty() || find(all, hash).isPresent(), "NoWeightsCommitFound");
    int place = due(row.netuid(), all, queue, hash);
    put(row.index(), hotkey, queue.subList(place + 1, queue.size()));
    new WeightRules(store).setRevealed(hotkey, row);
    store.event("WeightsRevealed", value(hotkey), value(row.index()), hash);
  }

  /** The call {@code batch_reveal_weights}: all or none, each out of its own commit. */
  public void revealAll(AccountId hotkey, int netuid, List<Revelation> told) {
    ensureHidden(netuid);
    List<Value> all = queue(netuid, hotkey);
    List<Value> queue = unexpired(netuid, all);
    List<Value> hashes = told.stream().map(one -> one.hash(hotkey)).toList();
    hashes.forEach(hash -> due(netuid, all, queue, hash));
    for (int i = 0; i < told.size(); i++) {
      queue.remove(due(netuid, all, queue, hashes.get(i)));
      new WeightRules(store).setRevealed(hotkey, told.get(i).row());
    }
    put(netuid, hotkey, queue);
    store.event("WeightsBatchRevealed", value(hotkey), value(netuid), Value.of(hashes));
  }

  /** What is asked before anything is revealed, whether or not commits are expired. */
  public void check(AccountId hotkey, int netuid, int index, List<Revelation> told) {
    List<Value> queue = queue(index, hotkey);
    for (Revelation one : told) {
      int place =
          find(queue, one.hash(hotkey)).orElseThrow(() -> Store.fault("NoWeightsCommitFound"));
      ensure(isDue(netuid, queue.get(place)), "RevealTooEarly");
    }
  }

  private int due(int netuid, List<Value> all, List<Value> queue, Value hash) {
    OptionalInt place = find(queue, hash);
    ensure(place.isPresent() || find(all, hash).isEmpty(), "ExpiredWeightCommit");
    ensure(place.isPresent(), "InvalidRevealCommitHashNotMatch");
    ensure(isDue(netuid, queue.get(place.orElseThrow())), "RevealTooEarly");
    return place.orElseThrow();
  }

  private static OptionalInt find(List<Value> queue, Value hash) {
    return IntStream.range(0, queue.size())
        .filter(place -> queue.get(place).item(0).equals(hash))
        .findFirst();
  }

  private List<Value> queue(int index, AccountId hotkey) {
    ensure(store.exists(ITEM, value(index), value(hotkey)), "NoWeightsCommitFound");
    return store.items().get(ITEM, value(index), value(hotkey)).items();
  }

  private void put(int index, AccountId hotkey, List<Value> queue) {
    if (queue.isEmpty()) {
      store.remove(ITEM, value(index), value(hotkey));
    } else {
      store.put(ITEM, Value.of(queue), value(index), value(hotkey));
    }
  }

  /** The queue from its first commit on that is not expired. */
  private List<Value> unexpired(int netuid, List<Value> queue) {
    return new ArrayList<>(
        queue.stream().dropWhile(commit -> revealAt(netuid, commit) < epoch(netuid)).toList());
  }

  private boolean isDue(int netuid, Value commit) {
    return revealAt(netuid, commit) == epoch(netuid);
  }

  private long revealAt(int netuid, Value commit) {
    return commit.item(1).asLong() + store.number("RevealPeriodEpochs", value(netuid));
  }

  private long epoch(int netuid) {
    return Schedules.of(store, netuid).indexAt(store.now());
  }

  private void ensureHidden(int netuid) {
    ensure(store.flag("CommitRevealWeightsEnabled", value(netuid)), "CommitRevealDisabled");
  }
}

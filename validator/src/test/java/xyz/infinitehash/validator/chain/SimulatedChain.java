package xyz.infinitehash.validator.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.economics.window.EpochWindow;

/**
 * A chain of one subnet and one account, whose every whim follows from a seed: extrinsics land
 * late, are forgotten by the pool, land and fail, or are taken though the answer was lost. Finality
 * lags. It keeps the rules that matter: mortal eras, nonces, one landing an extrinsic.
 */
public final class SimulatedChain implements SubnetChain {
  /** Blocks an epoch has. */
  public static final int EPOCH_BLOCKS = 20;

  /** Blocks an era has. */
  public static final int ERA_BLOCKS = 6;

  private static final int FINALITY_LAG = 2;

  /** When block 0 was. */
  public static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private final SubnetId subnet;
  private final AccountId hotkey;
  private final TreeMap<Long, SortedMap<AccountId, Integer>> neurons = new TreeMap<>();
  private final Whims whims;
  private final RandomGenerator random;
  private final Map<String, Call> calls = new HashMap<>();
  private final List<SignedWeights> pool = new ArrayList<>();
  private final Map<String, Landing> landings = new HashMap<>();
  private final List<Call> accepted = new ArrayList<>();
  private final Map<Integer, TreeSet<Long>> updates = new HashMap<>();
  private final Map<Integer, SortedMap<AccountId, Integer>> rows = new HashMap<>();
  private final TreeMap<Long, Call> hidden = new TreeMap<>();
  private boolean secret;
  private boolean reveals;
  private Optional<String> obstacle = Optional.empty();
  private long best;
  private long nonce;

  /**
   * How unkind it is, each in percent.
   *
   * @param forgets a waiting extrinsic, each block
   * @param delays a waiting extrinsic, each block
   * @param fails an extrinsic that lands
   * @param refuses a submission
   * @param losesAnswers any answer, after the effect
   */
  public record Whims(int forgets, int delays, int fails, int refuses, int losesAnswers) {
    /** Everything works at once. */
    public static final Whims NONE = new Whims(0, 0, 0, 0, 0);
  }

  /** What was signed. */
  public record Call(int mechanism, WeightVector vector, long signedAt) {}

  /**
   * @param neurons registered hotkeys and their UIDs
   */
  public SimulatedChain(
      SubnetId subnet,
      AccountId hotkey,
      SortedMap<AccountId, Integer> neurons,
      Whims whims,
      long seed) {
    this.subnet = subnet;
    this.hotkey = hotkey;
    this.neurons.put(0L, Collections.unmodifiableSortedMap(new TreeMap<>(neurons)));
    this.whims = whims;
    this.random = new Random(seed);
  }

  /**
   * From now on weights are committed and revealed in the next epoch's first block.
   *
   * @param revealed false: nothing is revealed, in silence
   */
  public synchronized void commitReveal(boolean revealed) {
    secret = true;
    reveals = revealed;
  }

  /** Makes one block of what waits. */
  public synchronized void advance() {
    best++;
    if (best % EPOCH_BLOCKS == 0) {
      if (reveals) {
        hidden.values().forEach(call -> rows.put(call.mechanism(), row(call)));
      }
      hidden.clear();
    }
    for (SignedWeights waiting : List.copyOf(pool)) {
      if (waiting.nonce() < nonce || waiting.lastBlock() < best || hits(whims.forgets())) {
        pool.remove(waiting);
      } else if (waiting.nonce() == nonce && !hits(whims.delays())) {
        pool.remove(waiting);
        include(waiting);
      }
    }
  }

  /** Makes so many blocks. */
  public synchronized void advance(int count) {
    for (int i = 0; i < count; i++) {
      advance();
    }
  }

  /** From this block on the hotkey has no slot. */
  public synchronized void deregister(AccountId neuron) {
    TreeMap<AccountId, Integer> left = new TreeMap<>(at(best));
    left.remove(neuron);
    neurons.put(best, Collections.unmodifiableSortedMap(left));
  }

  private SortedMap<AccountId, Integer> at(long block) {
    return Objects.requireNonNull(neurons.floorEntry(block)).getValue();
  }

  /** As the real one: what has no slot is left out, and the largest of the others is scaled up. */
  private SortedMap<AccountId, Integer> row(Call call) {
    TreeMap<AccountId, Integer> row = new TreeMap<>(call.vector().byHotkey());
    row.keySet().retainAll(at(call.signedAt()).keySet());
    long most = row.values().stream().mapToLong(Integer::longValue).max().orElse(0);
    row.replaceAll((_, weight) -> (int) (weight * 65_535L / most));
    return row;
  }

  /** Weights set by another program under the same hotkey. */
  public synchronized void setElsewhere(int mechanism) {
    updates.computeIfAbsent(mechanism, _ -> new TreeSet<>()).add(best);
    nonce++;
  }

  private void include(SignedWeights landing) {
    nonce++;
    Call call = Objects.requireNonNull(calls.get(landing.hash()));
    boolean fails = hits(whims.fails());
    landings.put(
        landing.hash(),
        new Landing(
            best,
            hash("block " + best),
            fails ? Optional.of("TooFast") : Optional.empty(),
            secret && !fails ? Optional.of(best / EPOCH_BLOCKS + 1) : Optional.empty(),
            Optional.empty()));
    if (!fails) {
      accepted.add(call);
      updates.computeIfAbsent(call.mechanism(), _ -> new TreeSet<>()).add(best);
      if (secret) {
        hidden.put(best, call);
      } else {
        rows.put(call.mechanism(), row(call));
      }
    }
  }

  /** Every call that was accepted, in order. */
  public synchronized List<Call> accepted() {
    return List.copyOf(accepted);
  }

  /** How many were signed. */
  public synchronized int signed() {
    return calls.size();
  }

  /** The newest block, final or not. */
  public synchronized long best() {
    return best;
  }

  /** First instant of an epoch. */
  public static Instant start(long epoch) {
    return time(epoch * EPOCH_BLOCKS);
  }

  private static Instant time(long block) {
    return START.plusSeconds(12 * block);
  }

  @Override
  public synchronized SubnetId subnet() {
    return subnet;
  }

  @Override
  public synchronized AccountId hotkey() {
    return hotkey;
  }

  @Override
  public synchronized SubnetHead head() {
    long block = Math.max(0, best - FINALITY_LAG);
    long epoch = block / EPOCH_BLOCKS;
    Optional<EpochWindow> ended =
        epoch == 0
            ? Optional.empty()
            : Optional.of(
                new EpochWindow(
                    epoch - 1,
                    (epoch - 1) * EPOCH_BLOCKS,
                    epoch * EPOCH_BLOCKS,
                    start(epoch - 1),
                    start(epoch)));
    return answer(new SubnetHead(block, time(block), ended));
  }

  @Override
  public synchronized SortedMap<AccountId, Integer> registered(long block) {
    return answer(at(block));
  }

  @Override
  public synchronized WeightsOnChain weights(int mechanism, long block) {
    Long newest = updates.getOrDefault(mechanism, new TreeSet<>()).floor(block);
    return answer(new WeightsOnChain(newest == null ? 0 : newest, 0));
  }

  @Override
  public synchronized Optional<SortedMap<AccountId, Integer>> weightsRow(
      int mechanism, long block) {
    return answer(Optional.ofNullable(rows.get(mechanism)));
  }

  @Override
  public synchronized Optional<String> obstacle(
      int mechanism, WeightVector vector, SubnetHead head) {
    return answer(obstacle);
  }

  /** What stands in the way from now on. */
  public synchronized void obstacle(Optional<String> reason) {
    obstacle = reason;
  }

  @Override
  public synchronized SignedWeights sign(int mechanism, WeightVector vector, SubnetHead head) {
    byte[] bytes = ("call " + calls.size() + " of " + subnet).getBytes(StandardCharsets.UTF_8);
    long next = pool.stream().mapToLong(waiting -> waiting.nonce() + 1).max().orElse(nonce);
    SignedWeights signed =
        new SignedWeights(
            bytes,
            HexFormat.of().formatHex(Blake2b.hash256(bytes)),
            Math.max(next, nonce),
            head.block() + 1,
            head.block() + ERA_BLOCKS);
    calls.put(signed.hash(), new Call(mechanism, vector, head.block()));
    return answer(signed);
  }

  @Override
  public synchronized Submission submit(SignedWeights signed) {
    if (landings.containsKey(signed.hash())) {
      return answer(new Submission.Pooled()); // in a block that may not be final yet
    }
    if (signed.nonce() < nonce) {
      return answer(new Submission.Refused("1010 stale"));
    }
    if (hits(whims.refuses()) || signed.lastBlock() <= best) {
      return answer(new Submission.Refused("1010 bad proof"));
    }
    if (!pool.contains(signed)) {
      pool.add(signed);
    }
    return answer(new Submission.Pooled());
  }

  @Override
  public synchronized Reveal reveal(
      int mechanism, WeightVector vector, Landing landing, SubnetHead head) {
    long due = landing.revealEpoch().orElseThrow() * EPOCH_BLOCKS;
    if (head.block() < due) {
      return answer(new Reveal.Waiting());
    }
    return answer(
        reveals
            ? new Reveal.Revealed(Optional.of(due))
            : new Reveal.Lost("the chain took it from its queue and set no weights"));
  }

  @Override
  public synchronized Optional<Landing> find(
      int mechanism, SignedWeights signed, long fromBlock, long toBlock) {
    return answer(
        Optional.ofNullable(landings.get(signed.hash()))
            .filter(landing -> landing.block() >= fromBlock && landing.block() <= toBlock));
  }

  private <T> T answer(T value) {
    if (hits(whims.losesAnswers())) {
      throw new ChainUnavailable("the simulated answer was lost", null);
    }
    return value;
  }

  private boolean hits(int percent) {
    return percent > 0 && random.nextInt(100) < percent;
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Blake2b.hash256(text.getBytes(StandardCharsets.UTF_8)));
  }
}

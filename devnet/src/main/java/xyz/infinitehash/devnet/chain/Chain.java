package xyz.infinitehash.devnet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.runtime.BlockBuilder;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.runtime.Validity;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * One chain without forks: a row of blocks, a pool, and {@link #produce} that makes the next block.
 * For any thread; blocks and their states never change once made.
 */
public final class Chain {
  private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
  private static final int POOL_COUNT = 8192;
  private static final long POOL_BYTES = 20L << 20;
  private static final long BAN_MILLIS = 30 * 60 * 1000L;
  private static final ByteString NO_HASH = ByteString.of(new byte[32]);

  private final ChainRuntime runtime;
  private final ChainSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final TxPool pool = new TxPool(POOL_COUNT, POOL_BYTES);
  private final Bans bans = new Bans(BAN_MILLIS);
  private final Included included = new Included();
  private final BlockStore blocks;
  private final List<ChainListener> listeners = new CopyOnWriteArrayList<>();
  private final byte[] nowKey;
  private volatile Block head;
  private volatile Block finalized;

  /** A chain at its genesis. */
  public Chain(ChainRuntime runtime, ChainSettings settings) {
    this.runtime = runtime;
    this.settings = settings;
    this.blocks = new BlockStore(settings.keptBlocks());
    this.nowKey = runtime.storage().key("Timestamp", "Now");
    this.head = genesis();
    this.finalized = head;
    blocks.add(head);
  }

  private Block genesis() {
    byte[] now = new ScaleWriter().i64(settings.time().of(0, 0)).toBytes();
    StateMap state = runtime.genesis().with(nowKey, now);
    Header header = new Header(NO_HASH, 0, ByteString.of(state.root()), root(List.of()), List.of());
    boolean known = settings.genesisHash().length() > 0;
    return new Block(known ? settings.genesisHash() : header.hash(), header, List.of(), state);
  }

  private static ByteString root(List<ByteString> extrinsics) {
    ScaleWriter out = new ScaleWriter(256).list(extrinsics, (x, o) -> o.raw(x));
    return ByteString.of(Blake2b.hash256(out.toBytes()));
  }

  /** The runtime that answers for the best block and makes the next one. */
  public ChainRuntime runtime() {
    return runtime(head);
  }

  /** The runtime that answers for a block and makes the one after it. */
  public ChainRuntime runtime(Block block) {
    return runtime;
  }

  /** The best block. */
  public Block head() {
    return head;
  }

  /** The last final block. */
  public Block finalized() {
    return finalized;
  }

  /** A block by its hash, of those that are kept. */
  public Optional<Block> block(ByteString hash) {
    return blocks.byHash(hash);
  }

  /** A block by its number, of those that are kept; 0 is genesis. */
  public Optional<Block> block(long number) {
    return blocks.byNumber(number);
  }

  /** The listener hears at once of the best and of the final block, then of each that follows. */
  public void listen(ChainListener listener) {
    lock.lock();
    try {
      listener.onBlock(head);
      listener.onFinalized(finalized);
      listeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  /** Runs while no block is made and nothing is told. */
  void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** The listener hears no more. */
  public void forget(ChainListener listener) {
    listeners.remove(listener);
  }

  /**
   * Offers an extrinsic to the pool.
   *
   * @param bytes with the length prefix
   */
  public Submission submit(ByteString bytes) {
    return submit(bytes, _ -> {});
  }

  /** The same, and the watcher is told what becomes of it, on the thread that makes blocks. */
  public Submission submit(ByteString bytes, Consumer<PoolStatus> watcher) {
    ByteString hash = ByteString.of(Blake2b.hash256(bytes.bytes()));
    lock.lock();
    try {
      if (bans.banned(hash, time(head))) {
        return new Submission.Rejected(new PoolFault.Banned());
      } else if (pool.find(hash).isPresent()) {
        return new Submission.Rejected(new PoolFault.AlreadyImported(hash));
      }
      return switch (validate(bytes)) {
        case Validity.Refused(Refusal refusal) ->
            new Submission.Rejected(new PoolFault.Refused(refusal));
        case Validity.Undecodable(String reason) ->
            new Submission.Rejected(new PoolFault.Undecodable(reason));
        case Validity.Valid valid -> enter(new PoolEntry(hash, bytes, valid), watcher);
      };
    } finally {
      lock.unlock();
    }
  }

  private Validity validate(ByteString bytes) {
    Block at = head;
    try {
      return runtime.validate(at.state(), at.hash(), at.number(), bytes);
    } catch (RuntimeException e) {
      LOG.error("validating an extrinsic", e);
      return new Validity.Undecodable("panicked: " + e.getMessage());
    }
  }

  private Submission enter(PoolEntry entry, Consumer<PoolStatus> watcher) {
    Optional<PoolFault> fault = pool.add(entry);
    if (fault.isPresent()) {
      return new Submission.Rejected(fault.get());
    }
    entry.watch(watcher);
    boolean ready = pool.ready(this::nonce).contains(entry);
    entry.tell(ready ? new PoolStatus.Ready() : new PoolStatus.Future());
    if (ready) {
      tellReady();
    }
    return new Submission.Accepted(entry.hash);
  }

  private void tellReady() {
    pool.ready(this::nonce).forEach(e -> e.tell(new PoolStatus.Ready()));
  }

  /** The nonce an account's next extrinsic needs, with those in the pool counted. */
  public long nextNonce(AccountId who) {
    lock.lock();
    try {
      return pool.run(who, nonce(who));
    } finally {
      lock.unlock();
    }
  }

  private long nonce(AccountId who) {
    return runtime.nonce(head.state(), who);
  }

  /** The extrinsics that wait and could be in the next block. */
  public List<ByteString> pending() {
    lock.lock();
    try {
      return pool.ready(this::nonce).stream().map(e -> e.bytes).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Makes the next block of what is in the pool. */
  public Block produce() {
    lock.lock();
    try {
      Block parent = head;
      long number = parent.number() + 1;
      long millis = settings.time().of(number, time(parent));
      BlockBuilder builder =
          runtime.begin(parent.state(), parent.hash(), number, millis / settings.slotMillis());
      List<ByteString> extrinsics = new ArrayList<>();
      extrinsics.add(runtime.timestamp(millis));
      builder.inherent(extrinsics.getFirst());
      List<PoolEntry> taken = take(builder, extrinsics, millis);
      StateMap state = builder.finish();
      Header header =
          new Header(
              parent.hash(),
              number,
              ByteString.of(state.root()),
              root(extrinsics),
              List.of(builder.digest()));
      Block block = new Block(header.hash(), header, extrinsics, state);
      enter(block, taken);
      return block;
    } finally {
      lock.unlock();
    }
  }

  private List<PoolEntry> take(BlockBuilder builder, List<ByteString> block, long millis) {
    List<PoolEntry> taken = new ArrayList<>();
    for (PoolEntry entry : pool.ready(this::nonce)) {
      Optional<Refusal> refusal = apply(builder, entry);
      if (refusal.isEmpty()) {
        taken.add(entry);
        block.add(entry.bytes);
        builder.carried(entry.bytes).filter(x -> put(builder, x)).ifPresent(block::add);
      } else if (!(refusal.get() == Refusal.Invalid.FUTURE
          || refusal.get() == Refusal.Invalid.EXHAUSTS_RESOURCES)) {
        drop(entry, millis);
      }
    }
    return taken;
  }

  /** Puts in what somebody hid in an extrinsic; what does not fit is left out silently. */
  private static boolean put(BlockBuilder builder, ByteString hidden) {
    try {
      return builder.apply(hidden).isEmpty();
    } catch (RuntimeException e) {
      LOG.debug("nothing that could be in a block was hidden", e);
      return false;
    }
  }

  private static Optional<Refusal> apply(BlockBuilder builder, PoolEntry entry) {
    try {
      return builder.apply(entry.bytes);
    } catch (RuntimeException e) {
      LOG.error("an extrinsic made the runtime panic: {}", entry.hash, e);
      return Optional.of(Refusal.Invalid.CALL);
    }
  }

  private void drop(PoolEntry entry, long millis) {
    pool.remove(entry);
    bans.ban(entry.hash, millis);
    entry.tell(new PoolStatus.Invalid());
  }

  private void enter(Block block, List<PoolEntry> taken) {
    blocks.add(block);
    head = block;
    for (PoolEntry entry : taken) {
      pool.remove(entry);
      bans.ban(entry.hash, time(block)); // as a node does: sent again it is 1012, not stale
    }
    for (PoolEntry entry : pool.entries()) {
      boolean used = entry.validity.nonce() < nonce(entry.validity.signer());
      if (used || entry.validity.validUntil() <= block.number()) {
        drop(entry, time(block));
      }
    }
    listeners.forEach(l -> l.onBlock(block));
    included.add(block, taken);
    tellReady();
    settle();
  }

  private void settle() {
    long last = head.number() - settings.finalityLag();
    for (long number = finalized.number() + 1; number <= last; number++) {
      Block block = blocks.byNumber(number).orElseThrow();
      finalized = block;
      listeners.forEach(l -> l.onFinalized(block));
      included.finalized(block);
    }
  }

  /**
   * Writes into the state of the best block, as tests do to set the stage. Its header stays as it
   * is.
   *
   * @param changes raw keys with their values; {@link Optional#empty} removes
   */
  public void override(Map<ByteString, Optional<ByteString>> changes) {
    lock.lock();
    try {
      StateMap state = head.state();
      for (Map.Entry<ByteString, Optional<ByteString>> each : changes.entrySet()) {
        byte[] key = each.getKey().bytes();
        Optional<ByteString> value = each.getValue();
        state = value.isPresent() ? state.with(key, value.get().bytes()) : state.without(key);
      }
      Block changed = new Block(head.hash(), head.header(), head.extrinsics(), state);
      blocks.add(changed);
      if (finalized.hash().equals(head.hash())) {
        finalized = changed;
      }
      head = changed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the newest blocks off the chain, as a fork would; their extrinsics wait in the pool
   * again.
   *
   * @param depth how many; at most those that are not final
   */
  public void retract(int depth) {
    lock.lock();
    try {
      if (depth < 0 || depth > head.number() - finalized.number()) {
        throw new IllegalArgumentException("final blocks stay: " + depth);
      }
      for (int i = 0; i < depth; i++) {
        Block gone = head;
        blocks.orphan(gone);
        head = blocks.byHash(gone.header().parentHash()).orElseThrow();
        included.retracted(gone).forEach(pool::add);
      }
      tellReady();
    } finally {
      lock.unlock();
    }
  }

  /** The time of a block in milliseconds since 1970; that of genesis is when the chain began. */
  public long time(Block block) {
    return block.state().get(nowKey).map(bytes -> new ScaleReader(bytes).i64()).orElse(0L);
  }
}

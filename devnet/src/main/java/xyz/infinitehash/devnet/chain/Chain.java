package xyz.infinitehash.devnet.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.runtime.ChainRuntime;
import xyz.infinitehash.devnet.runtime.Validity;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * A row of blocks, a pool, {@link #produce} that makes the next block, and {@link #reorganise} that
 * replaces the last ones. For any thread; blocks and their states never change once made.
 */
public final class Chain {
  private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
  private static final int POOL_COUNT = 8192;
  private static final long POOL_BYTES = 20L << 20;
  private static final long BAN_MILLIS = 30 * 60 * 1000L;
  private static final ByteString NO_HASH = ByteString.of(new byte[32]);

  private final Runtimes runtimes;
  private final ChainSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final TxPool pool = new TxPool(POOL_COUNT, POOL_BYTES);
  private final Bans bans = new Bans(BAN_MILLIS);
  private final Included included = new Included();
  private final BlockMaker maker;
  private final BlockStore blocks;
  private final List<ChainListener> listeners = new CopyOnWriteArrayList<>();
  private final byte[] nowKey;
  private volatile Block head;
  private volatile Block finalized;

  /** A chain at its genesis. */
  public Chain(ChainRuntime runtime, ChainSettings settings) {
    this.runtimes = new Runtimes(runtime);
    this.settings = settings;
    this.maker = new BlockMaker(settings.slotMillis());
    this.blocks = new BlockStore(settings.keptBlocks());
    this.nowKey = runtime.storage().key("Timestamp", "Now");
    this.head = genesis(runtime);
    this.finalized = head;
    blocks.add(head);
  }

  private Block genesis(ChainRuntime runtime) {
    byte[] now = new ScaleWriter().i64(settings.time().of(0, 0)).toBytes();
    StateMap state = runtime.genesis().with(nowKey, now);
    Header header =
        new Header(NO_HASH, 0, ByteString.of(state.root()), Header.root(List.of()), List.of());
    boolean known = settings.genesisHash().length() > 0;
    return new Block(known ? settings.genesisHash() : header.hash(), header, List.of(), state);
  }

  /** The runtime that answers for the best block and makes the next one. */
  public ChainRuntime runtime() {
    return runtime(head);
  }

  /** The runtime that answers for a block and makes the one after it. */
  public ChainRuntime runtime(Block block) {
    return runtimes.of(block.state());
  }

  /**
   * The next block puts this runtime in the place of the one there is; the block after it is the
   * first that it makes. A reorganisation does not undo it.
   */
  public void upgrade(ChainRuntime next) {
    locked(() -> runtimes.upgrade(head.number() + 1, next));
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
      return switch (validate(head, bytes)) {
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

  private Validity validate(Block at, ByteString bytes) {
    try {
      return runtime(at).validate(at.state(), at.hash(), at.number(), bytes);
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
    Block at = head;
    return runtime(at).nonce(at.state(), who);
  }

  /** The extrinsics that wait and could be in the next block. */
  public List<ByteString> pending() {
    lock.lock();
    try {
      return pool.ready(this::nonce, head.number() + 1).stream().map(e -> e.bytes).toList();
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
      List<PoolEntry> candidates = pool.ready(this::nonce, number);
      BlockMaker.Made made = maker.make(runtimes, parent, millis, candidates, List.of());
      made.refused().forEach(e -> drop(e, millis));
      enter(made.block(), made.taken());
      return made.block();
    } finally {
      lock.unlock();
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
    leave(taken, block);
    sweep();
    if (runtimes.upgradeIn(block.number()).isPresent()) {
      revalidate();
    }
    listeners.forEach(l -> l.onBlock(block));
    included.add(block, taken);
    tellReady();
    settle();
  }

  /** Out of the pool and into a block. As a node does: sent again it is 1012, not stale. */
  private void leave(List<PoolEntry> taken, Block block) {
    for (PoolEntry entry : taken) {
      pool.remove(entry);
      bans.ban(entry.hash, time(block));
    }
  }

  /** Drops what the best block made impossible: nonces that are used, eras that are over. */
  private void sweep() {
    for (PoolEntry entry : pool.entries()) {
      boolean used = entry.validity.nonce() < nonce(entry.validity.signer());
      if (used || entry.validity.validUntil() <= head.number()) {
        drop(entry, time(head));
      }
    }
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
   * Replaces the newest blocks by others, one more than there were, as when another author's branch
   * wins. The extrinsics of the old blocks wait again and get in again, in the new blocks or up to
   * three blocks behind them; one that is not valid on the new branch becomes invalid. The old
   * blocks can still be asked for by hash. What was written by {@link #override} into blocks that
   * go is lost.
   *
   * @param depth how many; at most those that are not final
   * @param random says which extrinsic goes where
   * @return the new best block
   */
  public Block reorganise(int depth, RandomGenerator random) {
    lock.lock();
    try {
      long most = head.number() - finalized.number();
      if (depth < 1 || depth > most) {
        throw new IllegalArgumentException(
            "a reorganisation of 1 to " + most + " blocks, not " + depth + ": final blocks stay");
      }
      Branch gone = branch(depth);
      gone.scatter(random);
      gone.all().forEach(this::putBack);
      List<BlockMaker.Made> made = fork(gone, random);
      List<Block> blocksMade = made.stream().map(BlockMaker.Made::block).toList();
      blocks.replace(gone.blocks(), blocksMade);
      head = blocksMade.getLast();
      tell(gone, made);
      settle();
      return head;
    } finally {
      lock.unlock();
    }
  }

  private Branch branch(int depth) {
    Deque<Block> gone = new ArrayDeque<>();
    Block at = head;
    while (gone.size() < depth) {
      gone.addFirst(at);
      at = blocks.byHash(at.header().parentHash()).orElseThrow();
    }
    List<Block> oldestFirst = List.copyOf(gone);
    return new Branch(at, oldestFirst, oldestFirst.stream().map(included::takeBack).toList());
  }

  private void putBack(PoolEntry entry) {
    if (pool.add(entry).isPresent()) {
      entry.tell(new PoolStatus.Dropped());
    }
  }

  private List<BlockMaker.Made> fork(Branch gone, RandomGenerator random) {
    List<BlockMaker.Made> made = new ArrayList<>();
    Block parent = gone.base();
    for (int i = 0; i <= gone.blocks().size(); i++) {
      Block on = parent;
      long number = on.number() + 1;
      long millis =
          i < gone.blocks().size()
              ? time(gone.blocks().get(i))
              : settings.time().of(number, time(on));
      List<PoolEntry> candidates =
          pool.ready(who -> runtime(on).nonce(on.state(), who), number).stream()
              .filter(e -> validate(on, e.bytes) instanceof Validity.Valid)
              .toList();
      BlockMaker.Made next = maker.make(runtimes, on, millis, candidates, Branch.seal(random));
      made.add(next);
      parent = next.block();
      leave(next.taken(), parent);
    }
    return made;
  }

  private void tell(Branch gone, List<BlockMaker.Made> made) {
    for (BlockMaker.Made each : made.subList(0, made.size() - 1)) {
      listeners.forEach(l -> l.onFork(each.block()));
    }
    listeners.forEach(l -> l.onBlock(head));
    gone.tellRetracted();
    made.forEach(each -> included.add(each.block(), each.taken()));
    sweep();
    revalidate();
    tellReady();
  }

  /** Drops what is not valid any more: signed for another branch or another runtime. */
  private void revalidate() {
    for (PoolEntry entry : pool.entries()) {
      switch (validate(head, entry.bytes)) {
        case Validity.Valid _ -> {}
        case Validity.Refused _, Validity.Undecodable _ -> drop(entry, time(head));
      }
    }
  }

  /** The time of a block in milliseconds since 1970; that of genesis is when the chain began. */
  public long time(Block block) {
    return block.state().get(nowKey).map(bytes -> new ScaleReader(bytes).i64()).orElse(0L);
  }
}

package xyz.infinitehash.substrate.chain;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.SignedExtrinsic;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.JsonRpc;
import xyz.infinitehash.substrate.rpc.RpcSettings;
import xyz.infinitehash.substrate.rpc.Scheduler;
import xyz.infinitehash.substrate.rpc.Topic;
import xyz.infinitehash.substrate.rpc.WebSocketRpc;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A chain through its nodes. One for the whole program: it is shared by all threads, keeps one
 * connection and reads metadata once for each runtime. Reading goes through {@link #at}; all may
 * throw {@link xyz.infinitehash.substrate.rpc.RpcException}.
 */
public final class Chain implements AutoCloseable {
  private final JsonRpc rpc;
  private final Node node;
  private final Runtimes runtimes;
  private final RuntimeWatch watch;
  private final Nonces nonces;
  private volatile @Nullable BlockHash genesis;

  private Chain(JsonRpc rpc, ChainSettings settings) {
    this.rpc = rpc;
    this.node = new Node(rpc, settings);
    this.runtimes = new Runtimes(node);
    this.watch = new RuntimeWatch(node, runtimes);
    this.nonces = new Nonces(node::nextNonce);
  }

  /** A chain over a connection, which this then closes. */
  public static Chain over(JsonRpc rpc, ChainSettings settings) {
    return new Chain(rpc, settings);
  }

  /** A chain behind a WebSocket endpoint, with standard settings. */
  public static Chain connect(URI endpoint) {
    return connect(List.of(endpoint));
  }

  /** A chain behind several endpoints, the first tried first, with standard settings. */
  public static Chain connect(List<URI> endpoints) {
    return over(
        WebSocketRpc.connect(
            endpoints, RpcSettings.STANDARD, Scheduler.system(), RandomGenerator.getDefault()),
        ChainSettings.STANDARD);
  }

  /** The connection. */
  public JsonRpc rpc() {
    return rpc;
  }

  /** Hash of block 0, which names the chain. */
  public BlockHash genesisHash() {
    BlockHash known = genesis;
    if (known == null) {
      known =
          node.blockHash(new BlockNumber(0))
              .orElseThrow(() -> new ChainException("the node has no block 0"));
      genesis = known;
    }
    return known;
  }

  /** The best block; it may still be replaced. */
  public Header head() {
    return node.header(node.bestHash());
  }

  /** The last final block. */
  public Header finalizedHead() {
    return node.header(node.finalizedHash());
  }

  /** A header by its hash. */
  public Header header(BlockHash hash) {
    return node.header(hash);
  }

  /** The block of that number on the best chain, empty when there is none yet. */
  public Optional<BlockHash> blockHash(BlockNumber number) {
    return node.blockHash(number);
  }

  /** A block with its extrinsics. */
  public Block block(BlockHash hash) {
    return node.block(hash);
  }

  /** A reader of the state after that block. */
  public ChainAt at(BlockHash hash) {
    return new ChainAt(node, runtimes, hash);
  }

  /** A reader pinned to the present best block. */
  public ChainAt atHead() {
    return at(node.bestHash());
  }

  /** A reader pinned to the present final block. */
  public ChainAt atFinalizedHead() {
    return at(node.finalizedHash());
  }

  /** Numbers of new blocks as they come. */
  public Heads heads() {
    return new Heads(node.subscribe(Topic.NEW_HEADS));
  }

  /** Numbers of final blocks as they come; the node may leave some out. */
  public Heads finalizedHeads() {
    return new Heads(node.subscribe(Topic.FINALIZED_HEADS));
  }

  /** The nonce the account's next extrinsic takes, counting those that wait in the pool. */
  public long nextNonce(AccountId account) {
    return node.nextNonce(account);
  }

  /** The nonces of this program's senders. */
  public Nonces nonces() {
    return nonces;
  }

  /**
   * Follows the runtime version in the background; a new one's metadata are read before they are
   * needed.
   *
   * @param changed told of each version, also the present one, on a thread of its own
   */
  public void followRuntime(Consumer<RuntimeVersion> changed) {
    watch.start(changed);
  }

  /** Signs with the account's next nonce; see {@link #sign(Call, Signer, long)}. */
  public PreparedExtrinsic sign(Call call, Signer signer) {
    return sign(call, signer, nextNonce(signer.accountId()));
  }

  /**
   * Signs a call, mortal from a fresh final block (from the best one while finality lags). Nothing
   * is sent: keep the result, then {@link #submit} it.
   *
   * @throws xyz.infinitehash.substrate.SubstrateException when the call does not fit the metadata,
   *     or the runtime has an extension unknown here
   */
  public PreparedExtrinsic sign(Call call, Signer signer, long nonce) {
    return sign(call, signer, nonce, node.settings().eraPeriod());
  }

  /**
   * The same for another time to live.
   *
   * @param period blocks, a power of two from 4 to 65,536
   */
  public PreparedExtrinsic sign(Call call, Signer signer, long nonce, int period) {
    return signing(call, signer, nonce, period).extrinsic();
  }

  /** A signature and what it was made over. */
  record Signing(PreparedExtrinsic extrinsic, RuntimeVersion version, BlockHash birthHash) {}

  Signing signing(Call call, Signer signer, long nonce) {
    return signing(call, signer, nonce, node.settings().eraPeriod());
  }

  private Signing signing(Call call, Signer signer, long nonce, int period) {
    Header best = head();
    Header last = finalizedHead();
    Header from = best.number().since(last.number()) > period / 2 ? best : last;
    Era era = Era.mortal(period, from.number().value());
    BlockNumber birth = new BlockNumber(era.birth(from.number().value()));
    BlockHash birthHash =
        birth.equals(from.number())
            ? from.hash()
            : blockHash(birth)
                .orElseThrow(() -> new ChainException("the node has no block " + birth));
    ChainRuntime runtime = runtimes.at(best.hash());
    var envelope =
        new Envelope(
            genesisHash(),
            runtime.version().spec(),
            runtime.version().transaction(),
            era,
            birthHash,
            nonce,
            BigInteger.ZERO);
    var extrinsic =
        new PreparedExtrinsic(
            runtime.extrinsics().sign(call, envelope, signer),
            signer.accountId(),
            nonce,
            birth,
            new BlockNumber(era.death(birth.value()) - 1));
    return new Signing(extrinsic, runtime.version(), birthHash);
  }

  /**
   * Signs with a nonce of {@link #nonces}, sends and follows it. Signed again when its era is over
   * or the runtime changed meanwhile; at most one of the signatures can get into a block. Who must
   * not send twice in a crash keeps the bytes first: {@link #sign}, then {@link #submit}.
   */
  public Submission send(Call call, Signer signer, SendTerms terms) {
    return new Sender(this, node, call, signer, terms).send();
  }

  /** Sends it and waits until it is in a block; see {@link Until}. */
  public Submission submit(PreparedExtrinsic extrinsic, Duration atMost) {
    return submit(extrinsic, Until.IN_BLOCK, atMost);
  }

  /**
   * Sends it and follows it to its end or to the end of the time. Safe to repeat with the same
   * bytes: an extrinsic that is in a block already is found there. Faults of the connection after
   * it was sent do not come as exceptions: it is then looked for in the blocks.
   */
  public Submission submit(PreparedExtrinsic extrinsic, Until until, Duration atMost) {
    return new Submitter(this, node, extrinsic, until, atMost, () -> {}).submit();
  }

  /**
   * Hands an extrinsic to the node's pool and does not follow it; harmless to repeat.
   *
   * @return why the node does not take it, which does not say that it is in no block; empty when it
   *     waits in the pool
   */
  public Optional<PoolRefusal> offer(SignedExtrinsic extrinsic) {
    return node.offer(extrinsic);
  }

  /** Follows what somebody else sends, as {@link #submit} follows what it sent. */
  public Submission follow(PreparedExtrinsic extrinsic, Until until, Duration atMost) {
    return new Submitter(this, node, extrinsic, until, atMost, () -> {}).follow();
  }

  /** Looks for it from its birth up to the head without sending it. */
  public Optional<Inclusion> find(PreparedExtrinsic extrinsic) {
    BlockNumber head = head().number();
    BlockNumber last = head.isAfter(extrinsic.lastValid()) ? extrinsic.lastValid() : head;
    return find(extrinsic.hash(), extrinsic.birth(), last);
  }

  /**
   * Looks for an extrinsic by its hash in the blocks of the best chain, both ends included.
   *
   * @throws ChainException when the node has not all of these blocks: not there is not "not found"
   */
  public Optional<Inclusion> find(ByteString extrinsicHash, BlockNumber from, BlockNumber to) {
    return locate(extrinsicHash, from, to).map(place -> inclusion(place, extrinsicHash));
  }

  /** The same without its events, whose state an ordinary node forgets after 256 blocks. */
  public Optional<Inclusion.Place> locate(
      ByteString extrinsicHash, BlockNumber from, BlockNumber to) {
    for (BlockNumber number = from; !number.isAfter(to); number = number.plus(1)) {
      BlockHash hash = known(number);
      Optional<Inclusion.Place> place = locate(extrinsicHash, block(hash));
      if (place.isPresent() && known(number).equals(hash)) { // not replaced meanwhile
        return place;
      }
    }
    return Optional.empty();
  }

  private BlockHash known(BlockNumber number) {
    return blockHash(number)
        .orElseThrow(
            () -> new ChainException("the node has no block " + number + ": it is behind"));
  }

  /** Looks for an extrinsic by its hash in a block. */
  public static Optional<Inclusion.Place> locate(ByteString extrinsicHash, Block block) {
    List<ByteString> extrinsics = block.extrinsics();
    for (int i = 0; i < extrinsics.size(); i++) {
      if (ByteString.of(Blake2b.hash256(extrinsics.get(i).bytes())).equals(extrinsicHash)) {
        return Optional.of(new Inclusion.Place(block.header().hash(), block.header().number(), i));
      }
    }
    return Optional.empty();
  }

  /** What came of the extrinsic at a place, by the block's events. */
  public Inclusion inclusion(Inclusion.Place place, ByteString extrinsicHash) {
    ChainAt at = at(place.block());
    List<Event> events = at.events().stream().filter(e -> e.isOf(place.index())).toList();
    var names = runtimes.at(at.header().parent()).errors();
    boolean isFinal = !place.number().isAfter(finalizedHead().number());
    return new Inclusion(
        place,
        extrinsicHash,
        events,
        Faults.outer(events, names),
        Faults.inner(events, names),
        isFinal && blockHash(place.number()).filter(place.block()::equals).isPresent());
  }

  @Override
  public void close() {
    watch.close();
    rpc.close();
  }

  /** How far {@link #submit} waits. */
  public enum Until {
    /** In a block of the best chain, which may still be replaced. */
    IN_BLOCK,
    /** In a final block. */
    FINALIZED
  }
}

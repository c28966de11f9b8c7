package xyz.infinitehash.devnet.runtime;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.RuntimeMetadata;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/**
 * Pallets and runtime APIs put together. It knows no block and no time: state comes in, state goes
 * out. For any thread, as long as the pallets keep nothing.
 */
public final class ChainRuntime implements Dispatcher {
  /** The key under which the state has the code of the runtime, here a hash of its metadata. */
  public static final ByteString CODE = ByteString.of(new byte[] {':', 'c', 'o', 'd', 'e'});

  private final List<Pallet> pallets;
  private final Map<String, Pallet> byName = new HashMap<>();
  private final RuntimeVersion version;
  private final Metadata metadata;
  private final MetadataBlobs blobs;
  private final StorageCodec storage;
  private final ExtrinsicCodec extrinsics;
  private final SortedSets sets;
  private final ApiCalls apis;
  private final RuntimeSettings settings;
  private final ByteString code;

  /**
   * @param settings numbers the runtime goes by
   * @param pallets all pallets; System, Timestamp, Balances and TransactionPayment among them
   * @param more runtime APIs beside Core, Metadata, AccountNonceApi and TransactionPaymentApi
   */
  public ChainRuntime(RuntimeSettings settings, List<Pallet> pallets, List<RuntimeApi> more) {
    this.pallets = pallets.stream().sorted(Comparator.comparingInt(Pallet::index)).toList();
    this.pallets.forEach(p -> byName.put(p.name(), p));
    this.settings = settings;
    ApiCalls.Answers answers = new ApiCalls.Answers(this, more);
    this.version = answers.version(settings);
    RuntimeMetadata description = new RuntimeMetadata(settings.layout());
    this.pallets.forEach(p -> description.pallet(p.name(), p.index(), p::describe));
    answers.all().forEach(a -> description.api(a.name(), a::describe));
    this.metadata = description.build();
    this.blobs = MetadataBlobs.of(metadata);
    this.code = ByteString.of(Blake2b.hash256(blobs.get(15).orElseThrow().bytes()));
    this.storage = new StorageCodec(metadata);
    this.extrinsics = new ExtrinsicCodec(metadata);
    this.sets = SortedSets.of(metadata);
    this.apis = new ApiCalls(this, answers);
  }

  /** Name and numbers of the runtime. */
  public RuntimeVersion version() {
    return version;
  }

  /** The numbers it goes by. */
  public RuntimeSettings settings() {
    return settings;
  }

  /** What stands under {@link #CODE} while this is the runtime. */
  public ByteString code() {
    return code;
  }

  /** The metadata, as V15. */
  public Metadata metadata() {
    return metadata;
  }

  /** The metadata as bytes, in the versions it is offered in. */
  public MetadataBlobs blobs() {
    return blobs;
  }

  /** Keys and values of the storage. */
  public StorageCodec storage() {
    return storage;
  }

  /** The state before the first block. */
  public StateMap genesis() {
    StateMap start = StateMap.EMPTY.with(CODE.bytes(), code.bytes());
    Execution block = new Execution(this, start, 0);
    pallets.forEach(p -> p.genesis(block));
    return block.state().snapshot();
  }

  /**
   * What the pool learns of an extrinsic at a head.
   *
   * @param head state of the best block
   * @param bytes the extrinsic, with its length prefix
   */
  public Validity validate(StateMap head, ByteString headHash, long headNumber, ByteString bytes) {
    Execution block = new Execution(this, head, headNumber + 1);
    SystemFrame.initialize(block, headHash, BlockBuilder.NO_DIGEST);
    return new Validation(this, extrinsics).of(bytes, block);
  }

  /**
   * Begins a block.
   *
   * @param slot Aura slot of the block
   */
  public BlockBuilder begin(StateMap parent, ByteString parentHash, long number, long slot) {
    Execution block = new Execution(this, parent, number);
    return BlockBuilder.begin(this, extrinsics, settings.author(), block, parentHash, slot);
  }

  /**
   * Answers a runtime API call.
   *
   * @param name {@code Api_method}
   * @throws ApiFault when there is no such method or the input is not its arguments
   */
  public byte[] call(String name, byte[] input, StateMap state, long number) {
    return apis.call(name, input, new Execution(this, state, number));
  }

  /** An account's next nonce. */
  public long nonce(StateMap state, AccountId who) {
    return Account.of(new State(state, storage), who).nonce();
  }

  /**
   * What a call declares.
   *
   * @throws IllegalArgumentException when there is no such pallet
   */
  @Override
  public DispatchInfo info(Call call) {
    return pallet(call.pallet()).info(call, this);
  }

  @Override
  public byte[] encoded(Call call) {
    return extrinsics.encodeCall(call);
  }

  /** Whether a call and those in it keep to bounds that metadata does not tell. */
  boolean withinBounds(Call call) {
    Pallet pallet = pallet(call.pallet());
    return pallet.withinBounds(call) && pallet.inner(call).stream().allMatch(this::withinBounds);
  }

  boolean has(String pallet) {
    return byName.containsKey(pallet);
  }

  Pallet pallet(String name) {
    Pallet pallet = byName.get(name);
    if (pallet == null) {
      throw new IllegalArgumentException("no pallet " + name);
    }
    return pallet;
  }

  List<Pallet> pallets() {
    return pallets;
  }

  ExtrinsicCodec extrinsics() {
    return extrinsics;
  }

  /** A call as the runtime knows it after decoding: its sets are sorted. */
  Call sorted(Call call) {
    return sets.in(call);
  }

  ValueCodec values() {
    return new ValueCodec(metadata.types());
  }

  EventRecords events() {
    return new EventRecords(metadata);
  }

  ErrorValues errors() {
    return new ErrorValues(metadata);
  }

  /** The time of a block as its first extrinsic says it. */
  public ByteString timestamp(long millis) {
    Call set = Call.of("Timestamp", "set").with("now", Value.of(millis));
    return ByteString.of(extrinsics.encode(new Extrinsic.Bare(4, set)));
  }
}

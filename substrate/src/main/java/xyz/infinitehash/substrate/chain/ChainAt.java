package xyz.infinitehash.substrate.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.storage.StorageKey;
import xyz.infinitehash.substrate.value.Value;

/**
 * A reader pinned to one block: all it reads is of the state after that block. Reads that must
 * agree go through one reader. Every method asks the node and may throw {@link RpcException}.
 */
public final class ChainAt {
  private final Node node;
  private final Runtimes runtimes;
  private final BlockHash hash;
  private volatile @Nullable Header header;
  private volatile @Nullable ChainRuntime runtime;

  ChainAt(Node node, Runtimes runtimes, BlockHash hash) {
    this.node = node;
    this.runtimes = runtimes;
    this.hash = hash;
  }

  /** The block it is pinned to. */
  public BlockHash hash() {
    return hash;
  }

  /** That block's header. */
  public Header header() {
    Header known = header;
    if (known == null) {
      known = node.header(hash);
      header = known;
    }
    return known;
  }

  /** That block's number. */
  public BlockNumber number() {
    return header().number();
  }

  /** The runtime that reads this state. */
  public ChainRuntime runtime() {
    ChainRuntime known = runtime;
    if (known == null) {
      known = runtimes.at(hash);
      runtime = known;
    }
    return known;
  }

  /** Its metadata. */
  public Metadata metadata() {
    return runtime().metadata();
  }

  /**
   * A storage value: what is stored, else its default.
   *
   * @return empty when nothing is stored and the item is optional
   */
  public Optional<Value> storage(String pallet, String item, Value... keys) {
    return read(
        StorageKey.of(pallet, item, keys),
        node.storage(raw(StorageKey.of(pallet, item, keys)), hash));
  }

  /**
   * A storage value that is there or has a default.
   *
   * @throws ChainException when it is optional and not there
   */
  public Value value(String pallet, String item, Value... keys) {
    return storage(pallet, item, keys)
        .orElseThrow(
            () ->
                new ChainException(StorageKey.of(pallet, item, keys) + " is not in block " + hash));
  }

  /** Several values by one request, in the order of the keys; each as {@link #storage}. */
  public List<Optional<Value>> storage(List<StorageKey> keys) {
    List<Optional<ByteString>> stored = raws(keys.stream().map(this::raw).toList());
    List<Optional<Value>> values = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      values.add(read(keys.get(i), stored.get(i)));
    }
    return values;
  }

  private ByteString raw(StorageKey key) {
    return ByteString.of(runtime().storage().key(key));
  }

  private Optional<Value> read(StorageKey key, Optional<ByteString> stored) {
    var codec = runtime().storage();
    return stored.isPresent()
        ? Optional.of(codec.decodeValue(key.pallet(), key.item(), stored.get().bytes()))
        : codec.absentValue(key.pallet(), key.item());
  }

  private List<Optional<ByteString>> raws(List<ByteString> keys) {
    int page = node.settings().pageSize();
    List<Optional<ByteString>> values = new ArrayList<>(keys.size());
    for (int from = 0; from < keys.size(); from += page) {
      values.addAll(node.storage(keys.subList(from, Math.min(keys.size(), from + page)), hash));
    }
    return values;
  }

  /**
   * The entries of a map, read page by page, in the order of their raw keys.
   *
   * @param firstKeys keys of the map from the left; those that are left out vary
   * @throws RpcException.Malformed when the node's pages go nowhere or on without end
   */
  public List<MapEntry> entries(String pallet, String item, Value... firstKeys) {
    StorageKey prefix = StorageKey.of(pallet, item, firstKeys);
    int size = node.settings().pageSize();
    List<MapEntry> entries = new ArrayList<>();
    Optional<ByteString> after = Optional.empty();
    do {
      MapPage page = page(prefix, size, after);
      entries.addAll(page.entries());
      after = page.next();
      if (entries.size() > node.settings().mostEntries()) {
        throw new RpcException.Malformed(
            pallet + "." + item + " has more than " + node.settings().mostEntries() + " entries");
      }
    } while (after.isPresent());
    return entries;
  }

  /**
   * The first entries of a map that is too large to read whole.
   *
   * @param prefix the map and its keys from the left; those that are left out vary
   * @param most entries wanted, at most what nodes give at once (1,000)
   */
  public MapPage page(StorageKey prefix, int most) {
    return page(prefix, most, Optional.empty());
  }

  /** The entries after {@link MapPage#next} of the page before; the rest as above. */
  public MapPage page(StorageKey prefix, int most, ByteString after) {
    return page(prefix, most, Optional.of(after));
  }

  private MapPage page(StorageKey map, int most, Optional<ByteString> after) {
    var codec = runtime().storage();
    ByteString prefix = ByteString.of(codec.prefix(map));
    List<ByteString> keys = node.keys(prefix, most, after, hash);
    checkPage(prefix, after, keys, most);
    List<Optional<ByteString>> values = keys.isEmpty() ? List.of() : raws(keys);
    List<MapEntry> entries = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      ByteString key = keys.get(i);
      ByteString value =
          values
              .get(i)
              .orElseThrow(() -> new RpcException.Malformed("a listed key without value: " + key));
      entries.add(
          new MapEntry(
              codec.decodeKey(map.pallet(), map.item(), key.bytes()),
              codec.decodeValue(map.pallet(), map.item(), value.bytes())));
    }
    return new MapPage(
        entries, keys.size() == most ? Optional.of(keys.getLast()) : Optional.empty());
  }

  private static void checkPage(
      ByteString prefix, Optional<ByteString> after, List<ByteString> keys, int page) {
    if (keys.size() > page) {
      throw new RpcException.Malformed(
          "a page of " + keys.size() + " keys where " + page + " were asked for");
    }
    Optional<ByteString> last = after;
    for (ByteString key : keys) {
      boolean inside = key.hex().startsWith(prefix.hex());
      if (!inside || (last.isPresent() && key.compareTo(last.get()) <= 0)) {
        throw new RpcException.Malformed("a page of keys out of order or of another item");
      }
      last = Optional.of(key);
    }
  }

  /**
   * Calls a runtime API, arguments and result by the types in metadata.
   *
   * @throws ChainException when the runtime does not offer it, or its metadata (V14) tells of no
   *     APIs
   */
  public Value runtimeCall(String api, String method, Value... arguments) {
    Method types = method(api, method);
    if (types.inputs().size() != arguments.length) {
      throw new ChainException(
          api
              + "_"
              + method
              + " takes "
              + types.inputs().size()
              + " arguments, not "
              + arguments.length);
    }
    ScaleWriter out = new ScaleWriter();
    for (int i = 0; i < arguments.length; i++) {
      runtime().values().encode(types.inputs().get(i).type(), arguments[i], out);
    }
    return rawCall(types, api, ByteString.of(out.toBytes()));
  }

  /** The fee of a signed extrinsic by the runtime; the signature is not checked. */
  public Fee fee(ByteString extrinsic) {
    ScaleWriter out = new ScaleWriter().raw(extrinsic).u32(extrinsic.length());
    Value info =
        rawCall(
            method("TransactionPaymentApi", "query_info"),
            "TransactionPaymentApi",
            ByteString.of(out.toBytes()));
    return new Fee(info.field("partial_fee").asBigInteger(), info.field("class").variant());
  }

  private Method method(String api, String method) {
    return metadata()
        .api(api)
        .flatMap(a -> a.method(method))
        .orElseThrow(
            () -> new ChainException(runtime() + " tells of no runtime API " + api + "_" + method));
  }

  private Value rawCall(Method method, String api, ByteString arguments) {
    ByteString answer = node.runtimeCall(api + "_" + method.name(), arguments, hash);
    return runtime().values().decode(method.output(), answer.bytes());
  }

  /** The events of this block, by the types of the runtime that made it (the parent's). */
  public List<Event> events() {
    ChainRuntime maker = number().value() == 0 ? runtime() : runtimes.at(header().parent());
    ByteString key = ByteString.of(maker.storage().key("System", "Events"));
    Optional<ByteString> stored = node.storage(key, hash);
    return stored.isEmpty()
        ? List.of()
        : maker.storage().decodeValue("System", "Events", stored.get().bytes()).items().stream()
            .map(Event::of)
            .toList();
  }

  /** The time the block's author set. */
  public Instant timestamp() {
    return Instant.ofEpochMilli(value("Timestamp", "Now").asLong());
  }

  @Override
  public String toString() {
    return "block " + hash;
  }
}

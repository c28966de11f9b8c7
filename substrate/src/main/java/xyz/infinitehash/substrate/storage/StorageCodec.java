package xyz.infinitehash.substrate.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.hash.Twox;
import xyz.infinitehash.substrate.metadata.Hasher;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/**
 * Storage keys and values of one runtime. A raw key is twox128(pallet's prefix), twox128(item),
 * then each key of the map as its hasher makes it. Immutable, for any thread.
 */
public final class StorageCodec {
  private static final int PREFIX = 32; // bytes

  private final Metadata metadata;
  private final ValueCodec values;
  private final Map<ByteString, Item> items = new HashMap<>();
  private final Map<String, Map<String, Item>> named = new HashMap<>();

  /** A storage item with its place. */
  private record Item(String pallet, StorageItem item, List<Integer> keyTypes, ByteString prefix) {}

  /** A codec for the storage of one runtime. */
  public StorageCodec(Metadata metadata) {
    this.metadata = metadata;
    this.values = new ValueCodec(metadata.types());
    for (Pallet pallet : metadata.pallets()) {
      Map<String, Item> ofPallet = new HashMap<>();
      byte[] first = twox128(pallet.storagePrefix());
      for (StorageItem item : pallet.storage()) {
        byte[] prefix = Arrays.copyOf(first, PREFIX);
        System.arraycopy(twox128(item.name()), 0, prefix, 16, 16);
        Item entry =
            new Item(pallet.name(), item, item.keyTypes(metadata.types()), ByteString.of(prefix));
        items.put(entry.prefix, entry);
        ofPallet.put(item.name(), entry);
      }
      named.put(pallet.name(), ofPallet);
    }
  }

  /** The metadata it reads by. */
  public Metadata metadata() {
    return metadata;
  }

  /**
   * The raw key of a value or of one entry of a map.
   *
   * @throws StorageException when there are not as many keys as the item has
   * @throws xyz.infinitehash.substrate.value.ValueException when a key is of another type
   * @throws xyz.infinitehash.substrate.metadata.MetadataException when there is no such item
   */
  public byte[] key(String pallet, String item, Value... keys) {
    return key(StorageKey.of(pallet, item, keys));
  }

  /** The raw key of a value or of one entry of a map; faults as above. */
  public byte[] key(StorageKey key) {
    Item item = item(key.pallet(), key.item());
    if (key.keys().size() != item.keyTypes.size()) {
      throw new StorageException(
          key + " takes " + item.keyTypes.size() + " keys, not " + key.keys().size());
    }
    return raw(item, key.keys());
  }

  /** What the raw keys of a map begin with when its first keys are given; faults as above. */
  public byte[] prefix(String pallet, String item, Value... keys) {
    return prefix(StorageKey.of(pallet, item, keys));
  }

  /** What the raw keys of a map begin with when its first keys are given; faults as above. */
  public byte[] prefix(StorageKey key) {
    Item item = item(key.pallet(), key.item());
    if (key.keys().size() > item.keyTypes.size()) {
      throw new StorageException(key + " takes at most " + item.keyTypes.size() + " keys");
    }
    return raw(item, key.keys());
  }

  /**
   * The keys of an entry, read back from its raw key; empty for a plain value.
   *
   * @throws StorageException when the raw key is of another item, a hash does not fit its key, or
   *     the item's hasher keeps no key
   */
  public List<Value> decodeKey(String pallet, String item, byte[] raw) {
    Item entry = item(pallet, item);
    if (raw.length < PREFIX || !prefixOf(raw).equals(entry.prefix)) {
      throw new StorageException("a key of another item than " + pallet + "." + item);
    }
    return decodeKeys(entry, raw);
  }

  /** Which entry a raw key names, when its item is known; faults as above. */
  public Optional<StorageKey> locate(byte[] raw) {
    Item entry = raw.length < PREFIX ? null : items.get(prefixOf(raw));
    return entry == null
        ? Optional.empty()
        : Optional.of(new StorageKey(entry.pallet, entry.item.name(), decodeKeys(entry, raw)));
  }

  /** The value stored under an item. */
  public Value decodeValue(String pallet, String item, byte[] stored) {
    return values.decode(item(pallet, item).item.valueType(), stored);
  }

  /** The bytes to store under an item. */
  public byte[] encodeValue(String pallet, String item, Value value) {
    return values.encode(item(pallet, item).item.valueType(), value);
  }

  /**
   * What an item reads as when nothing is stored.
   *
   * @throws StorageException when that is nothing: an optional item
   */
  public Value defaultValue(String pallet, String item) {
    return absentValue(pallet, item)
        .orElseThrow(
            () -> new StorageException(pallet + "." + item + " is optional: it has no default"));
  }

  /** What an item reads as when nothing is stored; empty for an optional item. */
  public Optional<Value> absentValue(String pallet, String item) {
    StorageItem entry = item(pallet, item).item;
    return entry.modifier() == StorageItem.Modifier.OPTIONAL
        ? Optional.empty()
        : Optional.of(values.decode(entry.valueType(), entry.fallback().bytes()));
  }

  private Item item(String pallet, String item) {
    Map<String, Item> ofPallet = named.get(pallet);
    Item entry = ofPallet == null ? null : ofPallet.get(item);
    if (entry == null) {
      metadata.storage(pallet, item); // says which of the two is not there
      throw new StorageException("no storage item " + pallet + "." + item);
    }
    return entry;
  }

  private byte[] raw(Item item, List<Value> keys) {
    ScaleWriter out = new ScaleWriter(PREFIX + 64 * keys.size()).raw(item.prefix);
    for (int i = 0; i < keys.size(); i++) {
      Hasher hasher = item.item.hashers().get(i);
      byte[] key = values.encode(item.keyTypes.get(i), keys.get(i));
      out.raw(hasher.hash(key));
      if (hasher.reversible()) {
        out.raw(key);
      }
    }
    return out.toBytes();
  }

  private List<Value> decodeKeys(Item item, byte[] raw) {
    ScaleReader in = new ScaleReader(raw, PREFIX, raw.length - PREFIX);
    List<Value> keys = new ArrayList<>(item.keyTypes.size());
    for (int i = 0; i < item.keyTypes.size(); i++) {
      Hasher hasher = item.item.hashers().get(i);
      byte[] hash = in.bytes(hasher.hashBytes());
      if (!hasher.reversible()) {
        throw new StorageException(
            item.pallet + "." + item.item.name() + " keeps only the hash of key " + i);
      }
      int from = in.position();
      keys.add(values.decode(item.keyTypes.get(i), in));
      if (!Arrays.equals(hash, hasher.hash(in.since(from)))) {
        throw new StorageException(
            item.pallet + "." + item.item.name() + ": a hash that does not fit key " + i);
      }
    }
    in.finish();
    return List.copyOf(keys);
  }

  private static ByteString prefixOf(byte[] raw) {
    return ByteString.of(Arrays.copyOf(raw, PREFIX));
  }

  private static byte[] twox128(String name) {
    return Twox.hash128(name.getBytes(StandardCharsets.UTF_8));
  }
}

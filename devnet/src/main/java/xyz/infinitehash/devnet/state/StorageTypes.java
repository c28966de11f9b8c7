package xyz.infinitehash.devnet.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.hash.Twox;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/** Keys and values of the storage items of one runtime; prefixes are hashed once. Immutable. */
public final class StorageTypes {
  /** An item with what reading it needs. */
  record Entry(StorageItem item, ByteString prefix, List<Integer> keyTypes, Value fallback) {}

  private final ValueCodec codec;
  private final Map<String, Map<String, Entry>> pallets = new HashMap<>();

  /** The storage that a runtime's metadata describes. */
  public StorageTypes(Metadata metadata) {
    codec = new ValueCodec(metadata.types());
    for (Pallet pallet : metadata.pallets()) {
      Map<String, Entry> entries = new HashMap<>();
      byte[] hash = Twox.hash128(utf8(pallet.storagePrefix()));
      for (StorageItem item : pallet.storage()) {
        entries.put(item.name(), entry(metadata, hash, item));
      }
      pallets.put(pallet.name(), entries);
    }
  }

  private Entry entry(Metadata metadata, byte[] palletHash, StorageItem item) {
    ByteString prefix =
        ByteString.of(
            new ScaleWriter(32).raw(palletHash).raw(Twox.hash128(utf8(item.name()))).toBytes());
    Value fallback =
        item.modifier() == StorageItem.Modifier.DEFAULT
            ? codec.decode(item.valueType(), item.fallback().bytes())
            : Value.seq();
    return new Entry(item, prefix, item.keyTypes(metadata.types()), fallback);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException when the runtime has no such item
   */
  Entry entry(String pallet, String item) {
    Entry entry = pallets.getOrDefault(pallet, Map.of()).get(item);
    if (entry == null) {
      throw new IllegalArgumentException("no storage item " + pallet + "." + item);
    }
    return entry;
  }

  /**
   * The raw key of an entry, or the prefix of all that begin with these keys.
   *
   * @throws IllegalArgumentException when there are more keys than the item has
   */
  byte[] key(Entry entry, Value... keys) {
    if (keys.length > entry.keyTypes().size()) {
      throw new IllegalArgumentException(
          entry.item().name() + " has " + entry.keyTypes().size() + " keys");
    }
    ScaleWriter out = new ScaleWriter(96).raw(entry.prefix());
    for (int i = 0; i < keys.length; i++) {
      byte[] key = codec.encode(entry.keyTypes().get(i), keys[i]);
      var hasher = entry.item().hashers().get(i);
      out.raw(hasher.hash(key));
      if (hasher.reversible()) {
        out.raw(key);
      }
    }
    return out.toBytes();
  }

  /** The keys of an entry, read back from its raw key; all hashers must be reversible. */
  List<Value> keys(Entry entry, byte[] rawKey) {
    ScaleReader in = new ScaleReader(rawKey, 32, rawKey.length - 32);
    List<Value> keys = new ArrayList<>();
    for (int i = 0; i < entry.keyTypes().size(); i++) {
      in.bytes(entry.item().hashers().get(i).hashBytes());
      keys.add(codec.decode(entry.keyTypes().get(i), in));
    }
    return List.copyOf(keys);
  }

  Value decode(Entry entry, byte[] bytes) {
    return codec.decode(entry.item().valueType(), bytes);
  }

  byte[] encode(Entry entry, Value value) {
    return codec.encode(entry.item().valueType(), value);
  }

  /** What an absent entry reads as; empty for an optional item. */
  Optional<Value> fallback(Entry entry) {
    return entry.item().modifier() == StorageItem.Modifier.DEFAULT
        ? Optional.of(entry.fallback())
        : Optional.empty();
  }
}

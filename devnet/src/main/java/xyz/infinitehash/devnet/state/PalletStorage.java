package xyz.infinitehash.devnet.state;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

/**
 * The storage items of one pallet, by the names of the metadata.
 *
 * <pre>{@code
 * PalletStorage subtensor = state.of("SubtensorModule");
 * int tempo = subtensor.get("Tempo", netuid).asInt();
 * Optional<Value> uid = subtensor.find("Uids", netuid, Value.of(hotkey));
 * subtensor.put("Tempo", Value.of(360), netuid);
 * }</pre>
 *
 * <p>An item or key that the metadata does not have is a {@link
 * xyz.infinitehash.substrate.SubstrateException}: a fault of the pallet's code.
 */
public final class PalletStorage {
  private static final byte[] START = new byte[0];

  private final State state;
  private final StorageCodec codec;
  private final String pallet;

  PalletStorage(State state, StorageCodec codec, String pallet) {
    this.state = state;
    this.codec = codec;
    this.pallet = pallet;
  }

  /** An entry of a map with its keys. */
  public record Entry(List<Value> keys, Value value) {
    public Entry {
      keys = List.copyOf(keys);
    }
  }

  /** What is stored, or else the default; empty only for an absent optional item. */
  public Optional<Value> find(String item, Value... keys) {
    Optional<byte[]> stored = state.get(codec.key(pallet, item, keys));
    return stored.isPresent()
        ? stored.map(bytes -> codec.decodeValue(pallet, item, bytes))
        : codec.absentValue(pallet, item);
  }

  /**
   * What is stored, or else the default.
   *
   * @throws IllegalStateException for an absent optional item
   */
  public Value get(String item, Value... keys) {
    return find(item, keys)
        .orElseThrow(() -> new IllegalStateException("absent: " + pallet + "." + item));
  }

  /** The number under an item, as a long. */
  public long number(String item, Value... keys) {
    return get(item, keys).asLong();
  }

  /** The number under an item, of any size. */
  public BigInteger big(String item, Value... keys) {
    return get(item, keys).asBigInteger();
  }

  /** Whether something is stored, default or not. */
  public boolean exists(String item, Value... keys) {
    return state.get(codec.key(pallet, item, keys)).isPresent();
  }

  /** Stores a value; the keys come last. */
  public void put(String item, Value value, Value... keys) {
    state.put(codec.key(pallet, item, keys), codec.encodeValue(pallet, item, value));
  }

  /** Stores a number; the keys come last. */
  public void put(String item, long number, Value... keys) {
    put(item, Value.of(number), keys);
  }

  /** Replaces a value by what is made of it; an item without default must be there. */
  public void update(String item, UnaryOperator<Value> change, Value... keys) {
    put(item, change.apply(get(item, keys)), keys);
  }

  /** Removes an entry. */
  public void remove(String item, Value... keys) {
    state.remove(codec.key(pallet, item, keys));
  }

  /**
   * All entries of a map whose first keys are these, in order of raw keys. Only for maps whose
   * hashers keep the key.
   */
  public List<Entry> entries(String item, Value... firstKeys) {
    List<Entry> entries = new ArrayList<>();
    visit(
        item,
        firstKeys,
        (key, value) ->
            entries.add(
                new Entry(
                    codec.decodeKey(pallet, item, key), codec.decodeValue(pallet, item, value))));
    return entries;
  }

  /** Removes all entries of a map whose first keys are these. */
  public void clear(String item, Value... firstKeys) {
    List<byte[]> keys = new ArrayList<>();
    visit(item, firstKeys, (key, _) -> keys.add(key));
    keys.forEach(state::remove);
  }

  private void visit(String item, Value[] firstKeys, BiPredicate<byte[], byte[]> visit) {
    state.snapshot().visit(codec.prefix(pallet, item, firstKeys), START, visit);
  }
}

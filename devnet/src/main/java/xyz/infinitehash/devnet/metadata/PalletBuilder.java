package xyz.infinitehash.devnet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * What a pallet says about itself. Names, indices and types are those of the live chain; types are
 * text in the notation of {@link TypeBook}.
 *
 * <pre>{@code
 * pallet.crate("pallet_subtensor");
 * pallet.map("Tempo", "Identity u16", "u16", "0x6801");
 * pallet.optionalMap("Uids", "Identity u16, Blake2_128Concat AccountId32", "u16");
 * pallet.call("0 set_weights(netuid: u16, dests: Vec<u16>, weights: Vec<u16>, version_key: u64)");
 * pallet.event("2 StakeAdded(AccountId32, AccountId32, u64, u64, u16, u64)");
 * pallet.error("4 HotKeyNotRegisteredInSubNet");
 * pallet.constant("InitialTempo", "u16", "0x6801");
 * }</pre>
 */
public final class PalletBuilder {
  /** A storage item as described; {@code keys} is empty for a plain value. */
  record Item(String name, boolean optional, String keys, String type, String defaultHex) {
    ByteString fallback(Supplier<byte[]> zero) {
      if (optional) {
        return ByteString.of(new byte[1]);
      }
      return defaultHex.isEmpty() ? ByteString.of(zero.get()) : ByteString.parse(defaultHex);
    }
  }

  /** A constant as described. */
  record Constant(String name, String type, ByteString value) {}

  private final String name;
  private final int index;
  private final TypeBook types;
  private final Layout layout;
  private final List<Item> items = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private String crate;

  PalletBuilder(String name, int index, TypeBook types, Layout layout) {
    this.name = name;
    this.layout = layout;
    this.index = index;
    this.types = types;
    this.crate = "pallet_" + name.toLowerCase(Locale.ROOT);
  }

  /** Declares further types the pallet needs. */
  public TypeBook types() {
    return types;
  }

  /** The crate that the paths of the call, event and error types begin with. */
  public PalletBuilder crate(String path) {
    crate = path;
    return this;
  }

  /** A plain value; when absent it reads as zero (empty, none). */
  public PalletBuilder value(String item, String type) {
    return value(item, type, "");
  }

  /** A plain value; when absent it reads as the given bytes. */
  public PalletBuilder value(String item, String type, String defaultHex) {
    items.add(new Item(item, false, "", type, defaultHex));
    return this;
  }

  /** A plain value that may be absent. */
  public PalletBuilder optional(String item, String type) {
    items.add(new Item(item, true, "", type, ""));
    return this;
  }

  /**
   * A map whose absent entries read as zero.
   *
   * @param keys {@code "Hasher Type, Hasher Type"}
   */
  public PalletBuilder map(String item, String keys, String type) {
    return map(item, keys, type, "");
  }

  /** A map whose absent entries read as the given bytes. */
  public PalletBuilder map(String item, String keys, String type, String defaultHex) {
    items.add(new Item(item, false, keys, type, defaultHex));
    return this;
  }

  /** A map whose entries may be absent. */
  public PalletBuilder optionalMap(String item, String keys, String type) {
    items.add(new Item(item, true, keys, type, ""));
    return this;
  }

  /** A call, {@code "INDEX name(arg: Type, ...)"}. */
  public PalletBuilder call(String line) {
    calls.add(line);
    return this;
  }

  /** An event, {@code "INDEX Name(field: Type, ...)"} or with fields without names. */
  public PalletBuilder event(String line) {
    events.add(line);
    return this;
  }

  /** An error, {@code "INDEX Name"}. */
  public PalletBuilder error(String line) {
    errors.add(line);
    return this;
  }

  /** A constant by its encoding. */
  public PalletBuilder constant(String constant, String type, String hex) {
    constants.add(new Constant(constant, type, ByteString.parse(hex)));
    return this;
  }

  /** A constant by its encoding. */
  public PalletBuilder constant(String constant, String type, byte[] scale) {
    constants.add(new Constant(constant, type, ByteString.of(scale)));
    return this;
  }

  String name() {
    return name;
  }

  int index() {
    return layout.pallet(index);
  }

  List<Item> items() {
    return items;
  }

  List<Constant> constants() {
    return constants;
  }

  boolean hasCalls() {
    return !calls.isEmpty();
  }

  boolean hasEvents() {
    return !events.isEmpty();
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Declares the pallet's enums as NameCall, NameEvent and NameError. */
  void declareEnums() {
    declare("Call", "Call<T>", calls);
    declare("Event", "Event<T>", events);
    declare("Error", "Error<T>", errors);
  }

  private void declare(String kind, String last, List<String> lines) {
    if (!lines.isEmpty()) {
      types.variant(
          name + kind + " = " + crate + "::pallet::" + last,
          layout.lines(index, lines).toArray(String[]::new));
    }
  }
}

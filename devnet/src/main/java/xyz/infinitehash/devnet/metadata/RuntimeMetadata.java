package xyz.infinitehash.devnet.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import xyz.infinitehash.substrate.metadata.Constant;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Method;
import xyz.infinitehash.substrate.metadata.OuterEnums;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.metadata.RuntimeApi;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Collects what pallets and runtime APIs say about themselves and makes metadata of it.
 *
 * <pre>{@code
 * RuntimeMetadata runtime = new RuntimeMetadata();
 * runtime.pallet("Timestamp", 2, pallet -> pallet.value("Now", "u64"));
 * runtime.api("AccountNonceApi", api -> api.method("account_nonce", "u32", "account: AccountId32"));
 * Metadata metadata = runtime.build();
 * }</pre>
 */
public final class RuntimeMetadata {
  private final TypeBook types = BaseTypes.book();
  private final ExtensionList extensions = ExtensionList.live(types);
  private final List<PalletBuilder> pallets = new ArrayList<>();
  private final List<ApiBuilder> apis = new ArrayList<>();

  private final Layout layout;

  /** With the base types, the live transaction extensions and the live indices. */
  public RuntimeMetadata() {
    this(Layout.LIVE);
  }

  /** The same with other indices. */
  public RuntimeMetadata(Layout layout) {
    this.layout = layout;
  }

  /**
   * Adds a pallet.
   *
   * @param index the live one
   */
  public RuntimeMetadata pallet(String name, int index, Consumer<PalletBuilder> description) {
    PalletBuilder pallet = new PalletBuilder(name, index, types, layout);
    description.accept(pallet);
    pallets.add(pallet);
    return this;
  }

  /** Adds a runtime API. */
  public RuntimeMetadata api(String name, Consumer<ApiBuilder> description) {
    ApiBuilder api = new ApiBuilder(name, types);
    description.accept(api);
    apis.add(api);
    return this;
  }

  /**
   * The metadata, as V15; {@link Metadata#as} makes the other versions of it. To be called once.
   *
   * @throws IllegalArgumentException naming a type that was not declared or cannot be read
   */
  public Metadata build() {
    pallets.sort(Comparator.comparingInt(PalletBuilder::index));
    pallets.forEach(PalletBuilder::declareEnums);
    outer("Call", PalletBuilder::hasCalls);
    outer("Event", PalletBuilder::hasEvents);
    outer("Error", PalletBuilder::hasErrors);
    types.id("AccountId32"); // the first type of the live chain too
    pallets.forEach(p -> p.items().forEach(i -> types.id(i.type())));
    OuterEnums enums =
        new OuterEnums(types.id("RuntimeCall"), types.id("RuntimeEvent"), types.id("RuntimeError"));
    ExtrinsicFormat extrinsic = extrinsic();
    int runtime = types.id("Runtime");
    List<RuntimeApi> described = apis.stream().map(this::api).toList();
    List<Pallet> made = pallets.stream().map(this::pallet).toList();
    return new Metadata(
        15, types.registry(), made, extrinsic, runtime, described, enums, List.of());
  }

  private void outer(String kind, Predicate<PalletBuilder> has) {
    String[] lines =
        pallets.stream()
            .filter(has)
            .map(p -> p.index() + " " + p.name() + "(" + p.name() + kind + ")")
            .toArray(String[]::new);
    types.variant("node_subtensor_runtime::Runtime" + kind, lines);
  }

  private ExtrinsicFormat extrinsic() {
    String extra = extensions.tuple();
    return new ExtrinsicFormat(
        List.of(4),
        types.id("UncheckedExtrinsic<Address, RuntimeCall, MultiSignature, " + extra + ">"),
        types.id("Address"),
        types.id("RuntimeCall"),
        types.id("MultiSignature"),
        types.id(extra),
        extensions.describe(types),
        List.of());
  }

  private Pallet pallet(PalletBuilder pallet) {
    return Pallet.of(
        pallet.name(),
        pallet.index(),
        pallet.items().stream().map(this::item).toList(),
        enumId(pallet.hasCalls(), pallet.name() + "Call"),
        enumId(pallet.hasEvents(), pallet.name() + "Event"),
        enumId(pallet.hasErrors(), pallet.name() + "Error"),
        pallet.constants().stream().map(this::constant).toList());
  }

  private int enumId(boolean has, String type) {
    return has ? types.id(type) : TypeRegistry.NONE;
  }

  private Constant constant(PalletBuilder.Constant constant) {
    return Constant.of(constant.name(), types.id(constant.type()), constant.value());
  }

  private StorageItem item(PalletBuilder.Item item) {
    int type = types.id(item.type());
    StorageItem.Modifier modifier =
        item.optional() ? StorageItem.Modifier.OPTIONAL : StorageItem.Modifier.DEFAULT;
    ByteString fallback = item.fallback(() -> new ZeroValue(types.registry()).of(type));
    if (item.keys().isEmpty()) {
      return StorageItem.plain(item.name(), modifier, type, fallback);
    }
    StorageKeys keys = StorageKeys.parse(item.keys());
    return StorageItem.map(
        item.name(), modifier, keys.hashers(), types.id(keys.type()), type, fallback);
  }

  private RuntimeApi api(ApiBuilder api) {
    return RuntimeApi.of(api.name(), api.methods().stream().map(this::method).toList());
  }

  private Method method(ApiBuilder.Method method) {
    List<Method.Input> inputs =
        method.inputs().stream()
            .flatMap(line -> new TypeParser(line).fields().stream())
            .map(f -> new Method.Input(f.name(), types.id(f.type().toString())))
            .toList();
    return Method.of(method.name(), inputs, types.id(method.output()));
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.List;
import java.util.Optional;

/**
 * All a runtime tells about itself, in one model for V14, V15 and V16: what a version does not tell
 * is empty, {@link TypeRegistry#NONE} or derived, and is not written back in that version.
 * Immutable.
 *
 * @param version 14, 15 or 16
 * @param types every type
 * @param pallets in the order of metadata
 * @param extrinsic what an extrinsic is made of
 * @param runtime id of the Runtime type (V14 and V15)
 * @param apis runtime APIs (V15 and V16)
 * @param outerEnums the enums over all pallets
 * @param custom further values (V15 and V16)
 */
public record Metadata(
    int version,
    TypeRegistry types,
    List<Pallet> pallets,
    ExtrinsicFormat extrinsic,
    int runtime,
    List<RuntimeApi> apis,
    OuterEnums outerEnums,
    List<CustomValue> custom) {
  public Metadata {
    if (version < 14 || version > 16) {
      throw new MetadataException("metadata V" + version + "; V14, V15 and V16 are known");
    }
    pallets = Catalog.of("pallet", pallets, Pallet::name);
    apis = Catalog.of("runtime API", apis, RuntimeApi::name);
    custom = List.copyOf(custom);
    MetadataCheck.check(types, pallets, extrinsic, runtime, apis, outerEnums, custom);
  }

  /**
   * Reads the blob that begins with {@code meta}.
   *
   * @throws MetadataException when it is of another version or contradicts itself
   * @throws xyz.infinitehash.substrate.scale.ScaleException when it is cut short or too long
   */
  public static Metadata decode(byte[] blob) {
    return MetadataWire.decode(blob);
  }

  /** The blob; what {@link #decode} read comes out the same, byte for byte. */
  public byte[] encode() {
    return MetadataWire.encode(this);
  }

  /**
   * The same runtime in a version of metadata, ready to {@link #encode}. What that version needs
   * and this model does not tell is found among the types or added to them; what it does not know
   * is not written.
   */
  public Metadata as(int other) {
    return MetadataVersions.convert(this, other);
  }

  /**
   * @throws MetadataException when there is no such pallet
   */
  public Pallet pallet(String name) {
    return findPallet(name).orElseThrow(() -> new MetadataException("no pallet " + name));
  }

  /** The pallet of that name. */
  public Optional<Pallet> findPallet(String name) {
    return Catalog.find(pallets, name);
  }

  /** The pallet of that index. */
  public Optional<Pallet> findPallet(int index) {
    for (Pallet pallet : pallets) {
      if (pallet.index() == index) {
        return Optional.of(pallet);
      }
    }
    return Optional.empty();
  }

  /**
   * @throws MetadataException when there is no such storage item
   */
  public StorageItem storage(String pallet, String item) {
    return pallet(pallet)
        .storageItem(item)
        .orElseThrow(() -> new MetadataException("no storage item " + pallet + "." + item));
  }

  /**
   * @throws MetadataException when there is no such constant
   */
  public Constant constant(String pallet, String name) {
    return pallet(pallet)
        .constant(name)
        .orElseThrow(() -> new MetadataException("no constant " + pallet + "." + name));
  }

  /** The call of that name; its fields are the arguments. */
  public Optional<Variant> call(String pallet, String name) {
    return variant(findPallet(pallet).map(Pallet::calls), name);
  }

  /** The event of that name. */
  public Optional<Variant> event(String pallet, String name) {
    return variant(findPallet(pallet).map(Pallet::events), name);
  }

  /** The error of that name. */
  public Optional<Variant> error(String pallet, String name) {
    return variant(findPallet(pallet).map(Pallet::errors), name);
  }

  /** The runtime API of that name. */
  public Optional<RuntimeApi> api(String name) {
    return Catalog.find(apis, name);
  }

  /**
   * @throws MetadataException when there is no such method
   */
  public Method method(String api, String name) {
    return api(api)
        .flatMap(each -> each.method(name))
        .orElseThrow(() -> new MetadataException("no runtime API " + api + "_" + name));
  }

  private Optional<Variant> variant(Optional<PalletEnum> of, String name) {
    return of.filter(PalletEnum::isPresent)
        .flatMap(each -> types.variants(each.type()).named(name));
  }

  @Override
  public String toString() {
    return "Metadata[V" + version + ", " + pallets.size() + " pallets, " + types + "]";
  }
}

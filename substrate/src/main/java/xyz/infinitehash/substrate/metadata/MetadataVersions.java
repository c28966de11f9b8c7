package xyz.infinitehash.substrate.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat.ExtensionSet;

/** From one version of metadata to another. */
final class MetadataVersions {
  private static final int NONE = TypeRegistry.NONE;

  private final Metadata from;
  private final List<Type> types;

  private MetadataVersions(Metadata from) {
    this.from = from;
    this.types = new ArrayList<>(from.types().types());
  }

  /** Fills what a version does not tell but its types show; adds no type. */
  static Metadata derive(Metadata told) {
    ExtrinsicFormat x = told.extrinsic();
    OuterEnums e = told.outerEnums();
    TypeRegistry types = told.types();
    int found = types.find("RuntimeCall").orElse(NONE);
    OuterEnums enums =
        new OuterEnums(
            first(e.call(), x.call(), found),
            first(e.event(), types.find("RuntimeEvent").orElse(NONE)),
            first(e.error(), types.find("RuntimeError").orElse(NONE)));
    ExtrinsicFormat extrinsic =
        new ExtrinsicFormat(
            x.versions(),
            x.type(),
            x.address(),
            first(x.call(), e.call(), found),
            x.signature(),
            x.extra(),
            x.extensions(),
            x.extensionSets());
    return new Metadata(
        told.version(),
        types,
        told.pallets(),
        extrinsic,
        told.runtime(),
        told.apis(),
        enums,
        told.custom());
  }

  static Metadata convert(Metadata from, int version) {
    return new MetadataVersions(derive(from)).to(version);
  }

  /** Adds only what the version asked for cannot do without. */
  private Metadata to(int version) {
    ExtrinsicFormat x = from.extrinsic();
    OuterEnums e = from.outerEnums();
    int event = e.event();
    int error = e.error();
    if (version >= 15) {
      event = event == NONE ? outer("RuntimeEvent", Pallet::events) : event;
      error = error == NONE ? outer("RuntimeError", Pallet::errors) : error;
    }
    int extra = x.extra();
    int whole = x.type();
    int runtime = from.runtime();
    if (extra == NONE && (version == 15 || (version == 14 && whole == NONE))) {
      extra = add(extras(x.extensions()));
    }
    if (version < 16) {
      runtime = runtime == NONE ? find("Runtime", MetadataVersions::unit) : runtime;
    }
    if (version == 14 && whole == NONE) {
      whole = add(whole(x, extra));
    }
    boolean sets = version == 16 && x.extensionSets().isEmpty();
    ExtrinsicFormat extrinsic =
        new ExtrinsicFormat(
            x.versions(),
            whole,
            x.address(),
            x.call(),
            x.signature(),
            extra,
            x.extensions(),
            sets ? List.of(all(x)) : x.extensionSets());
    return new Metadata(
        version,
        new TypeRegistry(types),
        from.pallets(),
        extrinsic,
        runtime,
        from.apis(),
        new OuterEnums(e.call(), event, error),
        from.custom());
  }

  private static ExtensionSet all(ExtrinsicFormat x) {
    return new ExtensionSet(0, IntStream.range(0, x.extensions().size()).boxed().toList());
  }

  private static Type extras(List<Extension> extensions) {
    return Type.of(new TypeDef.Tuple(extensions.stream().map(Extension::type).toList()));
  }

  /** V14 reads the parts of an extrinsic off the parameters of this type. */
  private Type whole(ExtrinsicFormat x, int extra) {
    int u8 = add(Type.of(new TypeDef.Basic(Primitive.U8)));
    int bytes = add(Type.of(new TypeDef.Sequence(u8)));
    return new Type(
        List.of("sp_runtime", "generic", "unchecked_extrinsic", "UncheckedExtrinsic"),
        List.of(
            new Type.Param("Address", x.address()),
            new Type.Param("Call", x.call()),
            new Type.Param("Signature", x.signature()),
            new Type.Param("Extra", extra)),
        new TypeDef.Composite(List.of(Field.unnamed(bytes))),
        List.of());
  }

  private static Type unit() {
    return Type.named("runtime::Runtime", new TypeDef.Composite(List.of()));
  }

  /** An enum over the pallets that have events or errors. */
  private int outer(String name, Function<Pallet, PalletEnum> part) {
    List<Variant> variants = new ArrayList<>();
    for (Pallet pallet : from.pallets()) {
      PalletEnum of = part.apply(pallet);
      if (of.isPresent()) {
        variants.add(Variant.of(pallet.name(), pallet.index(), Field.unnamed(of.type())));
      }
    }
    return add(Type.named("runtime::" + name, new TypeDef.Variants(variants)));
  }

  private int find(String name, Supplier<Type> otherwise) {
    for (int id = 0; id < types.size(); id++) {
      if (types.get(id).name().equals(name)) {
        return id;
      }
    }
    return add(otherwise.get());
  }

  private int add(Type type) {
    int known = types.indexOf(type);
    if (known >= 0) {
      return known;
    }
    types.add(type);
    return types.size() - 1;
  }

  private static int first(int... ids) {
    for (int id : ids) {
      if (id != NONE) {
        return id;
      }
    }
    return NONE;
  }
}

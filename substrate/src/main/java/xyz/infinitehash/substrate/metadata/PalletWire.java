package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.metadata.StorageItem.Modifier;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** A pallet in bytes, as one version of metadata writes it. */
final class PalletWire {
  // In the order of their numbers.
  private static final Modifier[] MODIFIERS = Modifier.values();
  private static final Hasher[] HASHERS = Hasher.values();

  private final int version;
  private final DeprecationWire deprecations;

  PalletWire(int version) {
    this.version = version;
    this.deprecations = new DeprecationWire(version);
  }

  Pallet read(ScaleReader in) {
    String name = in.text();
    String prefix = "";
    List<StorageItem> storage = List.of();
    if (Wire.present(in)) {
      prefix = in.text();
      if (prefix.isEmpty()) {
        throw new MetadataException(name + ": an empty storage prefix");
      }
      storage = in.list(this::readItem);
    }
    PalletEnum calls = readEnum(in);
    PalletEnum events = readEnum(in);
    List<Constant> constants = in.list(this::readConstant);
    PalletEnum errors = readEnum(in);
    List<AssociatedType> associated = List.of();
    List<ViewFunction> views = List.of();
    if (version >= 16) {
      associated = in.list(PalletWire::readAssociated);
      views = in.list(this::readView);
    }
    int index = in.u8();
    List<String> docs = version >= 15 ? Wire.docs(in) : List.of();
    return new Pallet(
        name,
        index,
        prefix,
        storage,
        calls,
        events,
        errors,
        constants,
        associated,
        views,
        docs,
        deprecations.read(in));
  }

  void write(Pallet pallet, ScaleWriter out) {
    out.text(pallet.name()).bool(!pallet.storagePrefix().isEmpty());
    if (!pallet.storagePrefix().isEmpty()) {
      out.text(pallet.storagePrefix()).list(pallet.storage(), this::write);
    }
    write(pallet.calls(), out);
    write(pallet.events(), out);
    out.list(pallet.constants(), this::write);
    write(pallet.errors(), out);
    if (version >= 16) {
      out.list(pallet.associatedTypes(), PalletWire::write);
      out.list(pallet.viewFunctions(), this::write);
    }
    out.u8(pallet.index());
    if (version >= 15) {
      Wire.docs(pallet.docs(), out);
    }
    deprecations.write(pallet.deprecation(), out);
  }

  private StorageItem readItem(ScaleReader in) {
    String name = in.text();
    Modifier modifier = MODIFIERS[below(in.u8(), MODIFIERS.length, "modifier")];
    boolean map = in.bool(); // 0 plain, 1 map
    List<Hasher> hashers = map ? in.list(PalletWire::readHasher) : List.of();
    if (map && hashers.isEmpty()) {
      throw new MetadataException(name + ": a map without hashers");
    }
    int key = map ? Wire.typeId(in) : TypeRegistry.NONE;
    int value = Wire.typeId(in);
    ByteString fallback = in.blob();
    return new StorageItem(
        name, modifier, hashers, key, value, fallback, Wire.docs(in), deprecations.read(in));
  }

  private void write(StorageItem item, ScaleWriter out) {
    out.text(item.name()).u8(item.modifier().number()).bool(item.isMap());
    if (item.isMap()) {
      out.list(item.hashers(), (hasher, o) -> o.u8(hasher.number())).compact(item.keyType());
    }
    out.compact(item.valueType()).blob(item.fallback());
    Wire.docs(item.docs(), out);
    deprecations.write(item.deprecation(), out);
  }

  private static Hasher readHasher(ScaleReader in) {
    return HASHERS[below(in.u8(), HASHERS.length, "hasher")];
  }

  private PalletEnum readEnum(ScaleReader in) {
    if (!Wire.present(in)) {
      return PalletEnum.NONE;
    }
    int type = Wire.typeId(in);
    return new PalletEnum(type, deprecations.readVariants(in));
  }

  private void write(PalletEnum variants, ScaleWriter out) {
    out.bool(variants.isPresent());
    if (variants.isPresent()) {
      out.compact(variants.type());
      deprecations.writeVariants(variants.deprecated(), out);
    }
  }

  private Constant readConstant(ScaleReader in) {
    return new Constant(
        in.text(), Wire.typeId(in), in.blob(), Wire.docs(in), deprecations.read(in));
  }

  private void write(Constant constant, ScaleWriter out) {
    out.text(constant.name()).compact(constant.type()).blob(constant.value());
    Wire.docs(constant.docs(), out);
    deprecations.write(constant.deprecation(), out);
  }

  private static AssociatedType readAssociated(ScaleReader in) {
    return new AssociatedType(in.text(), Wire.typeId(in), Wire.docs(in));
  }

  private static void write(AssociatedType type, ScaleWriter out) {
    out.text(type.name()).compact(type.type());
    Wire.docs(type.docs(), out);
  }

  private ViewFunction readView(ScaleReader in) {
    return new ViewFunction(in.byteString(32), ApiWire.readMethod(in, deprecations));
  }

  private void write(ViewFunction view, ScaleWriter out) {
    out.raw(view.id());
    ApiWire.write(view.method(), out, deprecations);
  }

  private static int below(int number, int count, String what) {
    if (number >= count) {
      throw new MetadataException("not a " + what + ": " + number);
    }
    return number;
  }
}

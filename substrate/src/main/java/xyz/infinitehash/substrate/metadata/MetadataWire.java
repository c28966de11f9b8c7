package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** Metadata in bytes: the magic, the version and the parts in the order of that version. */
final class MetadataWire {
  private static final long MAGIC = 0x6174656d; // "meta"
  private static final int NONE = TypeRegistry.NONE;

  private MetadataWire() {}

  static Metadata decode(byte[] blob) {
    ScaleReader in = new ScaleReader(blob);
    if (in.u32() != MAGIC) {
      throw new MetadataException("not metadata: it does not begin with \"meta\"");
    }
    int version = in.u8();
    if (version < 14 || version > 16) {
      throw new MetadataException("metadata V" + version + "; V14, V15 and V16 are known");
    }
    TypeRegistry types = TypeWire.read(in);
    List<Pallet> pallets = in.list(new PalletWire(version)::read);
    ExtrinsicFormat extrinsic = ExtrinsicWire.read(version, types, in);
    int runtime = version < 16 ? Wire.typeId(in) : NONE;
    List<RuntimeApi> apis = List.of();
    OuterEnums enums = new OuterEnums(extrinsic.call(), NONE, NONE);
    List<CustomValue> custom = List.of();
    if (version >= 15) {
      apis = in.list(new ApiWire(version)::read);
      enums = new OuterEnums(Wire.typeId(in), Wire.typeId(in), Wire.typeId(in));
      custom = in.list(each -> new CustomValue(each.text(), Wire.typeId(each), each.blob()));
    }
    in.finish();
    Metadata told = new Metadata(version, types, pallets, extrinsic, runtime, apis, enums, custom);
    return MetadataVersions.derive(told);
  }

  static byte[] encode(Metadata metadata) {
    int version = metadata.version();
    ScaleWriter out = new ScaleWriter(1 << 19);
    out.u32(MAGIC).u8(version);
    TypeWire.write(metadata.types(), out);
    out.list(metadata.pallets(), new PalletWire(version)::write);
    ExtrinsicWire.write(version, metadata.extrinsic(), out);
    if (version < 16) {
      Wire.typeId(metadata.runtime(), out);
    }
    if (version >= 15) {
      out.list(metadata.apis(), new ApiWire(version)::write);
      Wire.typeId(metadata.outerEnums().call(), out);
      Wire.typeId(metadata.outerEnums().event(), out);
      Wire.typeId(metadata.outerEnums().error(), out);
      out.list(
          metadata.custom(),
          (each, o) -> o.text(each.name()).compact(each.type()).blob(each.value()));
    }
    return out.toBytes();
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat.ExtensionSet;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** What metadata says of extrinsics, in bytes. */
final class ExtrinsicWire {
  private static final int NONE = TypeRegistry.NONE;

  private ExtrinsicWire() {}

  static ExtrinsicFormat read(int version, TypeRegistry types, ScaleReader in) {
    return switch (version) {
      case 14 -> read14(types, in);
      case 15 -> read15(in);
      default -> read16(in);
    };
  }

  static void write(int version, ExtrinsicFormat format, ScaleWriter out) {
    switch (version) {
      case 14 -> {
        Wire.typeId(format.type(), out);
        out.u8(format.versions().getFirst());
        out.list(format.extensions(), ExtrinsicWire::write);
      }
      case 15 -> {
        out.u8(format.versions().getFirst());
        Wire.typeId(format.address(), out);
        Wire.typeId(format.call(), out);
        Wire.typeId(format.signature(), out);
        Wire.typeId(format.extra(), out);
        out.list(format.extensions(), ExtrinsicWire::write);
      }
      default -> {
        out.list(format.versions(), (number, o) -> o.u8(number));
        Wire.typeId(format.address(), out);
        Wire.typeId(format.call(), out);
        Wire.typeId(format.signature(), out);
        out.list(
            format.extensionSets(),
            (set, o) -> o.u8(set.version()).list(set.indices(), (index, p) -> p.compact(index)));
        out.list(format.extensions(), ExtrinsicWire::write);
      }
    }
  }

  /** V14 names only the whole type; its parts are its parameters. */
  private static ExtrinsicFormat read14(TypeRegistry types, ScaleReader in) {
    int type = Wire.typeId(in);
    int number = in.u8();
    List<Extension> extensions = in.list(ExtrinsicWire::readExtension);
    return new ExtrinsicFormat(
        List.of(number),
        type,
        param(types, type, "Address"),
        param(types, type, "Call"),
        param(types, type, "Signature"),
        extra(types, type),
        extensions,
        List.of());
  }

  /** Renamed in 2024. */
  private static int extra(TypeRegistry types, int type) {
    int extra = param(types, type, "Extra");
    return extra == NONE ? param(types, type, "Extension") : extra;
  }

  private static int param(TypeRegistry types, int type, String name) {
    for (Type.Param param : types.get(type).params()) {
      if (param.name().equals(name)) {
        return param.type();
      }
    }
    return NONE;
  }

  private static ExtrinsicFormat read15(ScaleReader in) {
    List<Integer> versions = List.of(in.u8());
    int address = Wire.typeId(in);
    int call = Wire.typeId(in);
    int signature = Wire.typeId(in);
    int extra = Wire.typeId(in);
    return new ExtrinsicFormat(
        versions,
        NONE,
        address,
        call,
        signature,
        extra,
        in.list(ExtrinsicWire::readExtension),
        List.of());
  }

  private static ExtrinsicFormat read16(ScaleReader in) {
    List<Integer> versions = in.list(ScaleReader::u8);
    int address = Wire.typeId(in);
    int call = Wire.typeId(in);
    int signature = Wire.typeId(in);
    List<ExtensionSet> sets = in.list(each -> new ExtensionSet(each.u8(), Wire.typeIds(each)));
    return new ExtrinsicFormat(
        versions,
        NONE,
        address,
        call,
        signature,
        NONE,
        in.list(ExtrinsicWire::readExtension),
        sets);
  }

  private static Extension readExtension(ScaleReader in) {
    return new Extension(in.text(), Wire.typeId(in), Wire.typeId(in));
  }

  private static void write(Extension extension, ScaleWriter out) {
    out.text(extension.name()).compact(extension.type()).compact(extension.implicit());
  }
}

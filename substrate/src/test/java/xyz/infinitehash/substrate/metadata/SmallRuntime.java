package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.metadata.StorageItem.Modifier;
import xyz.infinitehash.substrate.scale.ByteString;

/** A runtime of one pallet, made in memory, to show how and to have something small to break. */
public final class SmallRuntime {
  private SmallRuntime() {}

  /** System with one call, one event, one error, a map with every hasher, one runtime API. */
  public static Metadata metadata() {
    TypeRegistryBuilder types = new TypeRegistryBuilder();
    int u32 = types.primitive(Primitive.U32);
    int u8 = types.primitive(Primitive.U8);
    int account = types.struct("sp_core::crypto::AccountId32", Field.unnamed(types.array(32, u8)));
    int calls =
        types.variants(
            "pallet::Call", Variant.of("remark", 0, Field.named("remark", types.bytes())));
    int events = types.variants("pallet::Event", Variant.of("Remarked", 1, Field.unnamed(account)));
    int errors = types.variants("pallet::Error", Variant.of("TooLong", 3));
    int call =
        types.variants("runtime::RuntimeCall", Variant.of("System", 0, Field.unnamed(calls)));
    types.variants("runtime::RuntimeEvent", Variant.of("System", 0, Field.unnamed(events)));
    int address =
        types.variants("sp_runtime::MultiAddress", Variant.of("Id", 0, Field.unnamed(account)));
    int signature =
        types.variants(
            "sp_runtime::MultiSignature",
            Variant.of("Sr25519", 1, Field.unnamed(types.array(64, u8))));
    int keys = types.tuple(u32, u32, u32, u32, u32, u32, u32);
    StorageItem map =
        StorageItem.map(
            "Everywhere",
            Modifier.DEFAULT,
            List.of(Hasher.values()),
            keys,
            u32,
            ByteString.parse("0x00000000"));
    StorageItem number = StorageItem.plain("Number", Modifier.OPTIONAL, u32, ByteString.EMPTY);
    Pallet system =
        Pallet.of(
            "System",
            0,
            List.of(map, number),
            calls,
            events,
            errors,
            List.of(Constant.of("BlockHashCount", u32, ByteString.parse("0x60090000"))));
    int unit = types.tuple();
    ExtrinsicFormat format =
        ExtrinsicFormat.v4(
            address,
            call,
            signature,
            List.of(
                new Extension("CheckSpecVersion", unit, u32),
                new Extension("CheckNonce", types.compact(u32), unit)));
    RuntimeApi core =
        RuntimeApi.of(
            "Core", List.of(Method.of("version", List.of(new Method.Input("x", u8)), u32)));
    int none = TypeRegistry.NONE;
    return new Metadata(
        15,
        types.build(),
        List.of(system),
        format,
        none,
        List.of(core),
        new OuterEnums(call, none, none),
        List.of());
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.List;

/** Refuses metadata that names types it does not hold, so that no later lookup can fail. */
final class MetadataCheck {
  private final TypeRegistry types;

  private MetadataCheck(TypeRegistry types) {
    this.types = types;
  }

  static void check(
      TypeRegistry types,
      List<Pallet> pallets,
      ExtrinsicFormat extrinsic,
      int runtime,
      List<RuntimeApi> apis,
      OuterEnums enums,
      List<CustomValue> custom) {
    MetadataCheck check = new MetadataCheck(types);
    boolean[] seen = new boolean[256];
    for (Pallet pallet : pallets) {
      if (seen[pallet.index()]) {
        throw new MetadataException("two pallets with index " + pallet.index());
      }
      seen[pallet.index()] = true;
      check.pallet(pallet);
    }
    check.extrinsic(extrinsic);
    check.optional(runtime);
    apis.forEach(api -> api.methods().forEach(check::method));
    check.optional(enums.call());
    check.optional(enums.event());
    check.optional(enums.error());
    custom.forEach(each -> check.type(each.type()));
  }

  private void pallet(Pallet pallet) {
    for (StorageItem item : pallet.storage()) {
      type(item.valueType());
      optional(item.keyType());
      item.keyTypes(types);
    }
    variants(pallet.calls());
    variants(pallet.events());
    variants(pallet.errors());
    pallet.constants().forEach(each -> type(each.type()));
    pallet.associatedTypes().forEach(each -> type(each.type()));
    pallet.viewFunctions().forEach(each -> method(each.method()));
  }

  private void extrinsic(ExtrinsicFormat format) {
    if (format.versions().isEmpty()) {
      throw new MetadataException("no version of extrinsics");
    }
    optional(format.type());
    optional(format.address());
    optional(format.call());
    optional(format.signature());
    optional(format.extra());
    for (Extension extension : format.extensions()) {
      type(extension.type());
      type(extension.implicit());
    }
    for (ExtrinsicFormat.ExtensionSet set : format.extensionSets()) {
      for (int index : set.indices()) {
        if (index < 0 || index >= format.extensions().size()) {
          throw new MetadataException("no extension " + index);
        }
      }
    }
  }

  private void method(Method method) {
    method.inputs().forEach(input -> type(input.type()));
    type(method.output());
  }

  private void variants(PalletEnum of) {
    if (of.isPresent()) {
      types.variants(of.type());
    }
  }

  private void optional(int id) {
    if (id != TypeRegistry.NONE) {
      type(id);
    }
  }

  private void type(int id) {
    types.get(id);
  }
}

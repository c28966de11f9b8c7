package xyz.infinitehash.substrate.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A pallet of the runtime.
 *
 * @param name its name
 * @param index 0 to 255, first byte of its calls, events and errors
 * @param storagePrefix what its storage keys begin with, hashed; empty when it has no storage
 * @param storage its storage items
 * @param calls its calls
 * @param events its events
 * @param errors its errors
 * @param constants its constants
 * @param associatedTypes named types of its configuration (V16)
 * @param viewFunctions its view functions (V16)
 * @param docs lines of documentation (V15 and V16)
 * @param deprecation told by V16
 */
public record Pallet(
    String name,
    int index,
    String storagePrefix,
    List<StorageItem> storage,
    PalletEnum calls,
    PalletEnum events,
    PalletEnum errors,
    List<Constant> constants,
    List<AssociatedType> associatedTypes,
    List<ViewFunction> viewFunctions,
    List<String> docs,
    Deprecation deprecation) {
  public Pallet {
    if (index < 0 || index > 255) {
      throw new MetadataException("not the index of a pallet: " + index);
    }
    if (storagePrefix.isEmpty() && !storage.isEmpty()) {
      throw new MetadataException(name + ": storage items without a prefix");
    }
    storage = Catalog.of("storage item", storage, StorageItem::name);
    constants = Catalog.of("constant", constants, Constant::name);
    associatedTypes = List.copyOf(associatedTypes);
    viewFunctions = List.copyOf(viewFunctions);
    docs = List.copyOf(docs);
  }

  /**
   * A pallet as V14 knows it; its storage prefix is its name. Calls, events and errors are ids of
   * enums or {@link TypeRegistry#NONE}.
   */
  public static Pallet of(
      String name,
      int index,
      List<StorageItem> storage,
      int calls,
      int events,
      int errors,
      List<Constant> constants) {
    return new Pallet(
        name,
        index,
        storage.isEmpty() ? "" : name,
        storage,
        PalletEnum.of(calls),
        PalletEnum.of(events),
        PalletEnum.of(errors),
        constants,
        List.of(),
        List.of(),
        List.of(),
        Deprecation.none());
  }

  /** The storage item of that name. */
  public Optional<StorageItem> storageItem(String item) {
    return Catalog.find(storage, item);
  }

  /** The constant of that name. */
  public Optional<Constant> constant(String constant) {
    return Catalog.find(constants, constant);
  }
}

package xyz.infinitehash.substrate.chain;

import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.ValueCodec;

/** A runtime's metadata and what is built from it. Immutable; one for each spec version. */
public record ChainRuntime(
    RuntimeVersion version,
    Metadata metadata,
    ValueCodec values,
    StorageCodec storage,
    ExtrinsicCodec extrinsics,
    ErrorNames errors) {
  /** Builds the codecs. */
  public static ChainRuntime of(RuntimeVersion version, Metadata metadata) {
    return new ChainRuntime(
        version,
        metadata,
        new ValueCodec(metadata.types()),
        new StorageCodec(metadata),
        new ExtrinsicCodec(metadata),
        new ErrorNames(metadata));
  }

  /** Whether this runtime has such a storage item. */
  public boolean hasStorage(String pallet, String item) {
    return metadata.findPallet(pallet).flatMap(p -> p.storageItem(item)).isPresent();
  }

  /** Whether its metadata tells such a call. */
  public boolean hasCall(String pallet, String name) {
    return metadata.call(pallet, name).isPresent();
  }

  /** Whether its metadata tells such a runtime API; V14 tells none. */
  public boolean hasApi(String api, String method) {
    return metadata.api(api).flatMap(a -> a.method(method)).isPresent();
  }

  @Override
  public String toString() {
    return version.name() + " " + version.spec() + ", metadata V" + metadata.version();
  }
}

package xyz.infinitehash.substrate.metadata;

import java.util.List;

/**
 * What an extrinsic is made of. Ids are {@link TypeRegistry#NONE} where a version of metadata does
 * not tell them and they cannot be derived.
 *
 * @param versions extrinsic versions, 4 and perhaps 5; V14 and V15 tell one
 * @param type id of the whole extrinsic (V14)
 * @param address id of the signer's type
 * @param call id of the call's type
 * @param signature id of the signature's type
 * @param extra id of what the extensions put in, together (V15)
 * @param extensions in the order they are encoded
 * @param extensionSets which extensions belong to which extension version (V16)
 */
public record ExtrinsicFormat(
    List<Integer> versions,
    int type,
    int address,
    int call,
    int signature,
    int extra,
    List<Extension> extensions,
    List<ExtensionSet> extensionSets) {
  public ExtrinsicFormat {
    versions = List.copyOf(versions);
    extensions = Catalog.of("extension", extensions, Extension::name);
    extensionSets = List.copyOf(extensionSets);
  }

  /**
   * The extensions of one extension version.
   *
   * @param version 0 for signed V4 extrinsics
   * @param indices places in the list of extensions
   */
  public record ExtensionSet(int version, List<Integer> indices) {
    public ExtensionSet {
      indices = List.copyOf(indices);
    }
  }

  /** Signed V4 extrinsics, as {@link Metadata#as} completes them. */
  public static ExtrinsicFormat v4(
      int address, int call, int signature, List<Extension> extensions) {
    int none = TypeRegistry.NONE;
    return new ExtrinsicFormat(
        List.of(4), none, address, call, signature, none, extensions, List.of());
  }
}

package xyz.infinitehash.devnet.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * What the runtime calls itself.
 *
 * @param spec changes with every upgrade; signed with every extrinsic
 * @param transaction changes when the encoding of calls does; signed too
 */
public record RuntimeVersion(
    String specName,
    String implName,
    int authoring,
    int spec,
    int impl,
    int transaction,
    int stateVersion,
    List<Api> apis) {
  public RuntimeVersion {
    apis = List.copyOf(apis);
  }

  /**
   * A runtime API by its hash.
   *
   * @param id the first 8 bytes of its name's hash
   */
  public record Api(ByteString id, int version) {}

  /** The live chain's name and numbers, with the given APIs. */
  public static RuntimeVersion subtensor(int spec, int transaction, List<RuntimeApi> apis) {
    List<Api> ids = apis.stream().map(a -> new Api(id(a.name()), a.version())).toList();
    return new RuntimeVersion("node-subtensor", "node-subtensor", 1, spec, 1, transaction, 1, ids);
  }

  private static ByteString id(String name) {
    return ByteString.of(Blake2b.hash64(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** As Core_version answers. */
  public byte[] encode() {
    return new ScaleWriter()
        .text(specName)
        .text(implName)
        .u32(authoring)
        .u32(spec)
        .u32(impl)
        .list(apis, (a, out) -> out.raw(a.id()).u32(a.version()))
        .u32(transaction)
        .u8(stateVersion)
        .toBytes();
  }
}

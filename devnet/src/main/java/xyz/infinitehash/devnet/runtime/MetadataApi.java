package xyz.infinitehash.devnet.runtime;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** Metadata: what the runtime is made of. */
record MetadataApi(ChainRuntime runtime) implements RuntimeApi {
  @Override
  public String name() {
    return "Metadata";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.types().struct("sp_core::OpaqueMetadata", "Vec<u8>");
    api.method("metadata", "OpaqueMetadata")
        .method("metadata_at_version", "Option<OpaqueMetadata>", "version: u32")
        .method("metadata_versions", "Vec<u32>");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    return switch (method) {
      case "metadata" -> Value.of(runtime.blobs().get(14).orElseThrow());
      case "metadata_at_version" -> {
        long version = args.getFirst().asLong();
        Optional<ByteString> blob = version > 99 ? Optional.empty() : blob((int) version);
        yield blob.map(b -> Value.some(Value.of(b))).orElseGet(Value::none);
      }
      default -> Value.of(runtime.blobs().versions().stream().map(v -> Value.of(v)).toList());
    };
  }

  private Optional<ByteString> blob(int version) {
    return runtime.blobs().get(version);
  }
}

package xyz.infinitehash.devnet.runtime;

import java.util.List;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.value.Value;

/** Core: who the runtime is. */
record CoreApi(ChainRuntime runtime) implements RuntimeApi {
  @Override
  public String name() {
    return "Core";
  }

  @Override
  public int version() {
    return 5;
  }

  @Override
  public void describe(ApiBuilder api) {
    api.method("version", "RuntimeVersion");
  }

  @Override
  public Value call(String method, List<Value> args, BlockContext block) {
    TypeRegistry types = runtime.metadata().types();
    return runtime
        .values()
        .decode(types.find("RuntimeVersion").orElseThrow(), runtime.version().encode());
  }
}
